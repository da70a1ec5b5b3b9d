import type { WorkbenchMessages } from "../messages.ts";

export const ledger: WorkbenchMessages["ledger"] = {
  title: "Гектарын бүртгэл",
  pageTitle: "Гектарын бүртгэл – ASM Atlas",
  eachOnce: "Гектарын бүртгэл: гектар бүрийг нэг удаа",
  lead: "{{dateOf}} өдрийн байдлаар. Эвдэрсэн гектарыг {{zones}} бүсээс {{assessed}} бүсэд бүртгэсэн.",
  limited: "Таны эрх дараах аймгаар хязгаарлагдсан: {{aimags}}. Зөвхөн тэнд байгааг тоолсон.",
  choose: "Гектарыг юугаар",
  by: { nation: "Улс", aimag: "Аймаг", soum: "Сум", funder: "Санхүүжүүлэгч", year: "Дууссан он" },
  nation: "Монгол Улс",
  notRecorded: "бүртгээгүй",
  notFinished: "дуусаагүй",
  zones: "Бүс",
  table: "Нөхөн сэргээлтийн гектар, нэг бүрийг нэг удаа тоолсон",
  nothing: "–",
  ofPart: "{{hectares}} ({{number}} бүс)",
  show: "{{counter}}, {{row}}: {{hectares}} га, {{of}} бүсээс {{number}} бүсийг тоолсон. Харах",
  neverAdded:
    "Баганууд зэрэгцэн байх бөгөөд хэзээ ч нэмэхгүй: нэг газар хэд хэдэн баганад бий. Хаалтад: бүгдээс биш бол хэдэн бүсээс тоолсон.",
  fromHeading: "{{counter}}, {{row}}: юунаас тоолсон",
  fromZones_one: "{{hectares}} га, {{of}} бүсээс {{number}} бүс. Карт нь газрын зураг дээр нээгдэнэ.",
  fromZones_other: "{{hectares}} га, {{of}} бүсээс {{number}} бүс. Карт тус бүр газрын зураг дээр нээгдэнэ.",
  overlap:
    "Бүсүүдэд {{recorded}} га бүртгэсэн; үүний {{overlap}} га нь аль хэдийн тоолсон эсвэл хил заагаас илүү гарсан газар.",
  download: "CSV-ээр татах",
  csv: { hectares: "{{label}}, га", recorded: "{{label}}, бүртгэсэн га", from: "{{label}}, бүсүүд" },
  whatIsCounted: "Юуг тоолдог вэ",
  empty: "Нэг ч бүс тэмдэглээгүй байна. Бүсийг ажлын талбарт зурна; гектарыг нь энд тоолно.",
  notMeasured: "Газрыг хэмжиж чадаагүй тул гектар хэлэх боломжгүй. {{detail}}",
};
