import { createHash } from "node:crypto";
import type { Answer, Person } from "../../../helpers/atlas-server.ts";

/** What a stranger got from one address, without what differs from one question to the next anyway. */
export interface Seen {
  readonly status: number;
  readonly headers: string;
  readonly length: number;
  readonly body: string;
}

/** Everything a stranger got, by address. */
export type Crawl = ReadonlyMap<string, Seen>;

/** The clock and the name of a request: of no world, and of no release. */
const ownOfEachAnswer = new Set(["date", "x-request-id"]);

const blanked = (text: string): string =>
  text.replace(/"timeStamp":"[^"]*"/g, '"timeStamp":""').replace(/"requestId":"[^"]*"/g, '"requestId":""');

const isText = (answer: Answer) => /json|text|xml|javascript|svg/.test(String(answer.headers["content-type"] ?? ""));

export function seen(answer: Answer): Seen {
  return {
    status: answer.status,
    headers: Object.entries(answer.headers)
      .filter(([name]) => !ownOfEachAnswer.has(name))
      .map(([name, value]) => `${name}: ${String(value)}`)
      .sort()
      .join("\n"),
    length: answer.bytes.length,
    body: isText(answer) ? blanked(answer.text) : createHash("sha256").update(answer.bytes).digest("hex"),
  };
}

/**
 * Addresses that differ only in numbers, ids and values are of one kind; so are the descriptions of all collections, which hold no data.
 * JSON is what is sent when nothing is wished.
 */
function kindOf(address: string): string {
  const [path = "", query = ""] = address.split("?");
  const values = query
    .split("&")
    .filter((part) => part !== "f=json")
    .map((part) => (part.startsWith("f=") ? part : part.replace(/=.*/, "=")))
    .sort();
  const kind = path
    .replace(/(\/items\/)[^/]+/, "$1*")
    .replace(/(\/collections\/)[^/]+(|\/schema|\/queryables)$/, "$1*$2")
    .replace(/\d+/g, "#");
  return `${kind}?${values.join("&")}`;
}

/** Of one kind of address. Links to the next and previous page, and to every feature, would otherwise be thousands. */
const mostOfOneKind = 2;

const fromHtml = (text: string) => text.replaceAll("&amp;", "&");

/** Where an answer leads: whatever in it, or in its headers, is an address of this server. */
function linksIn(answer: Answer, base: string): string[] {
  if (!isText(answer)) return [];
  const whole = new RegExp(`${base.replace(/[.]/g, "\\.")}(/[^\\s"'<>)\\\\]*)`, "g");
  const absolute = [...`${answer.text}\n${String(answer.headers.link ?? "")}`.matchAll(whole)].map(([, path]) => path);
  const relative = [...answer.text.matchAll(/(?:href|src|content)="(\/[^"/][^"]*)"/g)].map(([, path]) => path);
  const located = [String(answer.headers.location ?? "")].filter((path) => path.startsWith("/"));
  return [...absolute, ...relative, ...located]
    .map((path) => fromHtml(path ?? "").replace(/#.*/, ""))
    .filter((path) => !path.includes("{"));
}

/** Addresses the document of the service describes: each of its paths, as far as nothing needs to be put into them. */
function pathsIn(address: string, answer: Answer): string[] {
  if (address !== "/ogc/api" || answer.status !== 200) return [];
  const { paths } = answer.json() as { paths: Record<string, { servers?: { url: string }[]; get?: object }> };
  return Object.entries(paths)
    .filter(([path, { get }]) => get && !path.includes("{"))
    .map(([path, { servers }]) => `${servers ? "" : "/ogc"}${path}`);
}

const baseOf = (answer: Answer): string => {
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(answer.text)?.[0];
  if (!address) throw new Error("The landing page names no address of its own");
  return address;
};

/**
 * Asks every address that can be found, beginning with these: from answer to answer, links, headers and the API document.
 * @param stranger asks for nothing to be compressed, so that the length is that of what is said
 */
export async function crawl(stranger: Person, beginning: readonly string[]): Promise<Crawl> {
  const base = baseOf(await stranger.asks("/ogc", { headers: { accept: "application/json" } }));
  const answers = new Map<string, Seen>();
  const ofKind = new Map<string, number>();
  const queue: string[] = [];
  const want = (address: string, isBeginning = false) => {
    if (queue.includes(address)) return;
    const kind = kindOf(address);
    const already = ofKind.get(kind) ?? 0;
    if (!isBeginning && already >= mostOfOneKind) return;
    ofKind.set(kind, already + 1);
    queue.push(address);
  };
  // What is compressed as small as it can be in spare time is asked last, when there is none left.
  const isLast = (address: string) => address.startsWith("/api/map/");
  for (const address of [...beginning].sort((a, b) => Number(isLast(a)) - Number(isLast(b)))) want(address, true);
  for (let at = 0; at < queue.length; at += 1) {
    const address = queue[at] ?? "";
    if (isLast(address) && queue.slice(at).some((other) => !isLast(other))) {
      queue.splice(at, 1);
      queue.push(address);
      at -= 1;
      continue;
    }
    const answer = await stranger.asks(address);
    answers.set(address, seen(answer));
    for (const link of [...pathsIn(address, answer), ...linksIn(answer, base)]) want(link);
  }
  return answers;
}

/** Asks these addresses and no other. */
export async function ask(stranger: Person, addresses: readonly string[]): Promise<Crawl> {
  const answers = new Map<string, Seen>();
  for (const address of addresses) answers.set(address, seen(await stranger.asks(address)));
  return answers;
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `…${around(one)}… ≠ …${around(other)}…`;
}

/** Where two crawls are not the same to the byte, in words; empty: nobody can tell the worlds apart. */
export function differences(one: Crawl, other: Crawl): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((address) => {
    const [here, there] = [one.get(address), other.get(address)];
    if (!here || !there) return [`${address}: only in one of both`];
    if (here.status !== there.status) return [`${address}: ${here.status} ≠ ${there.status}`];
    if (here.headers !== there.headers) return [`${address}: ${firstDifference(here.headers, there.headers)}`];
    if (here.body !== there.body || here.length !== there.length)
      return [`${address}: ${firstDifference(here.body, there.body)}`];
    return [];
  });
}
