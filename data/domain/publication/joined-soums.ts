/**
 * Rule 3: the soums that are counted together, because one of them is smaller than 1,500 km². One fixed list: computed once from the
 * outlines of `data/basemap/built`, the smallest first, each joined to the neighbour of its province with which it shares the longest
 * border. The unit bears the code and the name of its largest soum. Units may be joined further, never split (rule 13).
 */
export interface JoinedSoums {
  /** Code of the soum that gives the unit its code. */
  readonly unit: string;
  /** Codes of the soums counted with it. */
  readonly joined: readonly string[];
}

export const joinedSoums: readonly JoinedSoums[] = [
  { unit: "4107", joined: ["4170", "4128", "4134"] }, // Argalant, Ugtaaltsaidam, Bayankhangai, Bayantsogt
  { unit: "4113", joined: ["1110", "1122", "1119", "1107", "1125"] }, // Batsümber, Bayanzürkh, Khan-Uul, Sükhbaatar, Bayangol, Chingeltei
  { unit: "4116", joined: ["1104"] }, // Bayan, Bagakhangai
  { unit: "4119", joined: ["1101"] }, // Bayandelger, Baganuur
  { unit: "4122", joined: ["4110"] }, // Bayanjargalan, Arkhust
  { unit: "4137", joined: ["1116"] }, // Bayanchandmani, Songinokhairkhan
  { unit: "4149", joined: ["4173", "4140", "4164"] }, // Jargalant, Tseel, Bornuur, Sümber
  { unit: "4167", joined: ["4101"] }, // Sergelen, Zuunmod
  { unit: "4176", joined: ["1113"] }, // Erdene, Nalaikh
  { unit: "4207", joined: ["4201"] }, // Shiveegovi, Sümber
  { unit: "4316", joined: ["4501", "4504"] }, // Javkhlant, Darkhan, Orkhon
  { unit: "4319", joined: ["4304", "4349", "4301"] }, // Züünbüren, Altanbulag, Shaamar, Sükhbaatar
  { unit: "4328", joined: ["4325"] }, // Orkhontuul, Orkhon
  { unit: "4331", joined: ["4507"] }, // Saikhan, Khongor
  { unit: "6249", joined: ["6240"] }, // Khairkhandulaan, Taragt
  { unit: "6255", joined: ["6228"] }, // Khujirt, Züünbayan-Ulaan
  { unit: "6310", joined: ["6104", "6101"] }, // Bugat, Jargalant, Bayan-Öndör
  { unit: "6319", joined: ["6328", "6307"] }, // Dashinchilen, Rashaant, Bayannuur
  { unit: "6449", joined: ["6401"] }, // Ölziit, Bayankhongor
  { unit: "6528", joined: ["6501", "6546"] }, // Tövshrüülekh, Erdenebulgan, Tsenkher
  { unit: "6722", joined: ["6725"] }, // Ikh-Uul, Rashaant
  { unit: "8307", joined: ["8301", "8313"] }, // Altantsögts, Ölgii, Bugat
  { unit: "8319", joined: ["8328"] }, // Buyant, Sagsai
  { unit: "8401", joined: ["8410"] }, // Jargalant, Buyant
];

const unitBySoum: ReadonlyMap<string, string> = new Map(
  joinedSoums.flatMap(({ unit, joined }) => joined.map((soum) => [soum, unit])),
);

/** Code of the unit a soum is counted in: its own, for most. */
export function unitOfSoum(soumCode: string): string {
  return unitBySoum.get(soumCode) ?? soumCode;
}
