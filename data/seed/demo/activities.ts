import { activityTopics } from "../../domain/layers/vocabulary.ts";
import { type Day, dayOf, isoDate, isoMoment, newestDay, recordedMs } from "./calendar.ts";
import { apportion } from "./fates.ts";
import { makeRandom, type Random, uuidAt } from "./random.ts";

type Topic = (typeof activityTopics)[number]["code"];

export interface ActivityRow {
  readonly id: string;
  readonly code: string;
  readonly topic: Topic;
  readonly titleEn: string;
  readonly titleMn: string;
  readonly heldOn: string;
  readonly soumCode: string;
  readonly women: number | null;
  readonly men: number | null;
  readonly people: number;
  readonly programme: string | null;
  readonly recordedAt: string;
  readonly isDemo: true;
}

/** The demo's picture of the 2019 awareness programme: 1,134 people, of whom 465 women, against a published aim of 1,500. */
const awareness = { name: "Demo awareness programme 2019", trainings: 38, people: 1_134, women: 465 } as const;
const otherTrainings = 90;

/**
 * Trainings from 2012 to 2026 in soums that have sites.
 * @param scale 1 for 240 sites
 */
export function makeActivities(seed: string, soumCodes: readonly string[], scale: number): ActivityRow[] {
  const random = makeRandom(`${seed} activities`);
  const ofProgramme = awarenessTrainings(random, scale).map((training) => ({ ...training, programme: awareness.name }));
  const others = Array.from({ length: Math.max(1, Math.round(otherTrainings * scale)) }, () => otherTraining(random));
  return [...ofProgramme, ...others]
    .sort((a, b) => a.held - b.held)
    .map((training, index) => activityRow(training, index + 1, soumCodes, random));
}

interface Training {
  readonly held: Day;
  readonly topic: Topic;
  readonly people: number;
  readonly women: number | null;
  readonly programme: string | null;
}

function awarenessTrainings(random: Random, scale: number): Omit<Training, "programme">[] {
  const count = Math.max(1, Math.round(awareness.trainings * scale));
  const total = Math.round((awareness.people * count) / awareness.trainings);
  const sizes = apportion(
    Array.from({ length: count }, () => random.between(0.5, 1.5)),
    total,
  );
  const women = apportion(sizes, Math.round((awareness.women * total) / awareness.people));
  return sizes.map((people, index) => ({
    held: random.integer(dayOf("2019-02-01"), dayOf("2020-02-28")),
    topic: random.pick(["child_protection", "safety_and_health", "rights_and_law"] as const),
    people,
    women: women[index] ?? null,
  }));
}

/** Fewer trainings while the rules were suspended. */
function otherTraining(random: Random): Training {
  const year = random.weighted([
    [2012, 3],
    [2013, 4],
    [2014, 6],
    [2015, 8],
    [2016, 8],
    [2017, 9],
    [2018, 9],
    [2019, 4],
    [2020, 1],
    [2021, 2],
    [2022, 5],
    [2023, 9],
    [2024, 10],
    [2025, 10],
    [2026, 5],
  ]);
  const held = Math.min(newestDay - 1, random.integer(dayOf(`${year}-03-01`), dayOf(`${year}-11-20`)));
  const people = random.integer(12, 45);
  const isCountedBySex = random.chance(0.85);
  const women = Math.floor(people * random.between(0.28, 0.5));
  const topic = random.pick(activityTopics).code;
  return { held, topic, people, women: isCountedBySex ? women : null, programme: null };
}

function activityRow(training: Training, number: number, soumCodes: readonly string[], random: Random): ActivityRow {
  const recordedAtMs = recordedMs(training.held, random);
  const label = activityTopics.find(({ code }) => code === training.topic)?.label;
  return {
    id: uuidAt(random, recordedAtMs),
    code: `ACT-${String(number).padStart(4, "0")}`,
    topic: training.topic,
    titleEn: `Demo training ${number}: ${label?.en ?? training.topic}`,
    titleMn: `Үзүүлэх сургалт ${number}: ${label?.mn ?? training.topic}`,
    heldOn: isoDate(training.held),
    soumCode: random.pick(soumCodes),
    women: training.women,
    men: training.women === null ? null : training.people - training.women,
    people: training.people,
    programme: training.programme,
    recordedAt: isoMoment(recordedAtMs),
    isDemo: true,
  };
}
