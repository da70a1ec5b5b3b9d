import type { Bilingual } from "./text.ts";

export interface ProblemEntry {
  readonly status: number;
  /** RFC 9457 title: what kind of problem, in both languages. */
  readonly title: Bilingual;
}

/**
 * Everything that can go wrong, in one closed catalogue. A code is stable for ever and never used again for something else.
 * `detail` is written where the problem arises, in words a person can act on, in English; what a person at the screen can break
 * has its sentence in both languages in `rule-sentences.ts`.
 */
export const problems = {
  "request.malformed-json": {
    status: 400,
    title: { en: "The request body is not valid JSON", mn: "Хүсэлтийн JSON алдаатай" },
  },
  "request.unknown-parameter": { status: 400, title: { en: "Unknown query parameter", mn: "Үл мэдэгдэх параметр" } },
  "request.invalid-parameter": {
    status: 400,
    title: { en: "A query parameter cannot be understood", mn: "Параметрийн утга буруу" },
  },
  "request.invalid-body": {
    status: 422,
    title: { en: "The request body is not as it should be", mn: "Хүсэлтийн агуулга буруу" },
  },
  "request.too-large": { status: 413, title: { en: "The request body is too large", mn: "Хүсэлт хэт том" } },
  "request.url-too-long": { status: 414, title: { en: "The address is too long", mn: "Хаяг хэт урт" } },
  "request.unsupported-media-type": {
    status: 415,
    title: { en: "This content type is not accepted", mn: "Ийм төрлийн агуулга хүлээн авахгүй" },
  },
  "request.not-acceptable": {
    status: 406,
    title: { en: "This format is not offered", mn: "Ийм хэлбэрээр өгөх боломжгүй" },
  },
  "request.method-not-allowed": {
    status: 405,
    title: { en: "This method is not allowed here", mn: "Энэ үйлдлийг зөвшөөрөхгүй" },
  },
  "request.malformed": {
    status: 400,
    title: { en: "The request cannot be understood", mn: "Хүсэлтийг ойлгох боломжгүй" },
  },
  "request.cross-site": {
    status: 403,
    title: { en: "Requests from other sites are refused", mn: "Өөр сайтаас ирсэн хүсэлт" },
  },
  "route.not-found": { status: 404, title: { en: "Nothing is at this address", mn: "Энэ хаягт юу ч алга" } },
  "collection.not-found": { status: 404, title: { en: "There is no such collection", mn: "Ийм цуглуулга алга" } },
  "feature.not-found": { status: 404, title: { en: "There is no such feature", mn: "Ийм бичлэг алга" } },
  "session.wrong-credentials": {
    status: 401,
    title: { en: "E-mail or password is wrong", mn: "И-мэйл эсвэл нууц үг буруу" },
  },
  "session.second-factor-required": {
    status: 401,
    title: { en: "The code of your authenticator app is needed", mn: "Баталгаажуулах аппын код хэрэгтэй" },
  },
  "session.required": { status: 401, title: { en: "Sign in first", mn: "Эхлээд нэвтэрнэ үү" } },
  "session.another-account": {
    status: 409,
    title: { en: "Somebody else is signed in", mn: "Өөр хүн нэвтэрсэн байна" },
  },
  "session.demo-not-offered": {
    status: 403,
    title: { en: "Demo accounts are not offered here", mn: "Үзүүлэх эрх энд санал болгохгүй" },
  },
  "invitation.not-valid": {
    status: 404,
    title: { en: "This link opens nothing", mn: "Энэ холбоос хүчингүй" },
  },
  "password.refused": { status: 422, title: { en: "This password is too weak", mn: "Энэ нууц үг хэт сул" } },
  "account.not-found": { status: 404, title: { en: "There is no such account", mn: "Ийм хэрэглэгч алга" } },
  "account.wrong-password": { status: 403, title: { en: "The password is wrong", mn: "Нууц үг буруу" } },
  "account.ones-own": {
    status: 409,
    title: { en: "Nobody does this to their own account", mn: "Өөрийн эрхэд үүнийг хийхгүй" },
  },
  "account.last-administrator": {
    status: 409,
    title: { en: "The atlas keeps one administrator", mn: "Атласт нэг админ заавал үлдэнэ" },
  },
  "account.disabled": { status: 409, title: { en: "This account is disabled", mn: "Энэ эрхийг хаасан" } },
  "second-factor.wrong-code": { status: 422, title: { en: "The code does not fit", mn: "Код таарахгүй байна" } },
  "second-factor.exists": {
    status: 409,
    title: { en: "A second factor is set up already", mn: "Хоёр дахь хамгаалалт аль хэдийн байна" },
  },
  "second-factor.none": {
    status: 409,
    title: { en: "No second factor is being set up", mn: "Хоёр дахь хамгаалалт эхлүүлээгүй байна" },
  },
  "access.denied": { status: 403, title: { en: "Your role may not do this", mn: "Таны эрх хүрэхгүй" } },
  "access.outside-aimag": {
    status: 403,
    title: { en: "Your account is limited to other aimags", mn: "Таны эрх өөр аймгуудад хязгаарлагдсан" },
  },
  "record.version-required": {
    status: 428,
    title: { en: "Say which version you change", mn: "Аль хувилбарыг өөрчилж байгаагаа заана уу" },
  },
  "record.stale": {
    status: 412,
    title: { en: "Somebody changed this meanwhile", mn: "Энэ хооронд өөр хүн өөрчилсөн" },
  },
  "record.exists": { status: 409, title: { en: "This identifier is taken", mn: "Энэ дугаарлалт ашиглагдсан" } },
  "record.deleted": {
    status: 410,
    title: { en: "This record was made, and deleted since", mn: "Энэ бичлэгийг үүсгээд дараа нь устгасан" },
  },
  "record.invalid": {
    status: 422,
    title: { en: "Some values are not as they should be", mn: "Зарим утга буруу байна" },
  },
  "record.refused": {
    status: 422,
    title: { en: "The values do not fit together", mn: "Утгууд хоорондоо нийцэхгүй байна" },
  },
  "record.unknown-reference": {
    status: 422,
    title: { en: "A record this refers to does not exist", mn: "Иш татсан бичлэг алга" },
  },
  "record.cannot-be-taken-back": {
    status: 409,
    title: {
      en: "This can no longer be taken out of the bin by you",
      mn: "Та үүнийг хогийн савнаас гаргах боломжгүй болсон",
    },
  },
  "geometry.invalid": { status: 422, title: { en: "The shape is not valid", mn: "Хэлбэр зүйн алдаатай" } },
  "zone.overlaps": {
    status: 409,
    title: { en: "Part of this land is in another open zone", mn: "Энэ газрын хэсэг өөр нээлттэй бүсэд байна" },
  },
  "zone.outside-mongolia": {
    status: 422,
    title: { en: "Part of this land lies outside of Mongolia", mn: "Энэ газрын хэсэг Монгол Улсаас гадна байна" },
  },
  "geometry.not-measured": {
    status: 500,
    title: { en: "The land could not be measured", mn: "Газрыг хэмжиж чадсангүй" },
  },
  "transition.not-allowed": {
    status: 409,
    title: { en: "This step cannot follow the one before", mn: "Энэ алхам өмнөхийн дараа ирэх боломжгүй" },
  },
  "event.history-empty": {
    status: 409,
    title: { en: "A history keeps at least one event", mn: "Түүхэнд дор хаяж нэг үйл явдал үлдэнэ" },
  },
  "event.cannot-be-taken-back": {
    status: 409,
    title: { en: "This can no longer be taken back", mn: "Үүнийг буцаах боломжгүй болсон" },
  },
  "event.append-only": {
    status: 409,
    title: { en: "What was decided is not changed", mn: "Шийдсэн зүйлийг өөрчлөхгүй" },
  },
  "guard.reason-missing": { status: 422, title: { en: "A reason is needed", mn: "Шалтгаан хэрэгтэй" } },
  "guard.contract-papers": {
    status: 422,
    title: { en: "The contract lacks its papers or its land", mn: "Гэрээний бичиг баримт эсвэл газар дутуу" },
  },
  "guard.group-missing": { status: 422, title: { en: "A group is needed", mn: "Нөхөрлөл, хоршоо хэрэгтэй" } },
  "guard.group-too-small": {
    status: 422,
    title: { en: "A group has at least five members", mn: "Бүлэг дор хаяж таван гишүүнтэй" },
  },
  "guard.instrument-missing": {
    status: 422,
    title: { en: "A legal instrument is needed", mn: "Эрх зүйн акт хэрэгтэй" },
  },
  "guard.instrument-not-in-force": {
    status: 422,
    title: { en: "The instrument was not in force that day", mn: "Акт тэр өдөр хүчингүй байсан" },
  },
  "guard.override-needed": {
    status: 422,
    title: { en: "An administrator must let this pass", mn: "Админ зөвшөөрөх шаардлагатай" },
  },
  "guard.zones-not-accepted": {
    status: 422,
    title: { en: "A linked zone is not accepted yet", mn: "Холбогдох бүсийг хүлээн аваагүй" },
  },
  "guard.evidence-missing": {
    status: 422,
    title: { en: "What shows this step is missing", mn: "Энэ алхмыг нотлох зүйл дутуу" },
  },
  "guard.four-eyes": {
    status: 422,
    title: { en: "Somebody else must accept this", mn: "Үүнийг өөр хүн хүлээн авах ёстой" },
  },
  "guard.hectares-above-area": {
    status: 422,
    title: { en: "More hectares than the outline has", mn: "Гектар нь хил заагийн талбайгаас их байна" },
  },
  "register.shown-stays": {
    status: 409,
    title: { en: "What a release has shown stays as it was shown", mn: "Нийтлэлд гарсан зүйл байсан хэвээрээ үлдэнэ" },
  },
  "register.nothing-waiting": {
    status: 409,
    title: { en: "Nothing is there to be confirmed or withdrawn", mn: "Батлах, буцаах зүйл алга" },
  },
  "register.work-nearby": {
    status: 422,
    title: {
      en: "Other work is known nearby: only the soum may be shown",
      mn: "Ойролцоо өөр ажил бий: зөвхөн сумыг харуулж болно",
    },
  },
  "publication.release-refused": {
    status: 409,
    title: { en: "This release cannot be made", mn: "Энэ нийтлэлийг гаргах боломжгүй" },
  },
  "publication.setting-refused": {
    status: 422,
    title: { en: "This decision is outside the limits of publication", mn: "Энэ шийдвэр нийтлэлийн хязгаараас гарсан" },
  },
  "attachment.unknown-type": {
    status: 415,
    title: { en: "This is neither a photo nor a paper", mn: "Энэ нь зураг ч, баримт ч биш" },
  },
  "attachment.heic": {
    status: 415,
    title: { en: "HEIC photos cannot be read here", mn: "HEIC зургийг энд унших боломжгүй" },
  },
  "attachment.too-large": { status: 413, title: { en: "The file is too large", mn: "Файл хэт том байна" } },
  "attachment.too-many-pixels": {
    status: 422,
    title: { en: "The picture has too many pixels", mn: "Зургийн пиксел хэт олон байна" },
  },
  "attachment.damaged": { status: 422, title: { en: "The file is damaged", mn: "Файл гэмтсэн байна" } },
  "attachment.not-a-paper": {
    status: 422,
    title: { en: "A PDF is a plan, a memorandum or an act", mn: "PDF нь төлөвлөгөө, санамж бичиг, акт байна" },
  },
  "attachment.file-missing": {
    status: 404,
    title: { en: "The file of this record is missing", mn: "Энэ бичлэгийн файл алга" },
  },
  "rate.too-many": { status: 429, title: { en: "Too many tries", mn: "Хэт олон удаа оролдлоо" } },
  "rate.too-many-changes": {
    status: 429,
    title: { en: "Too many changes at a time", mn: "Нэг дор хэт олон өөрчлөлт" },
  },
  "database.unavailable": {
    status: 503,
    title: { en: "The database is away for a moment", mn: "Өгөгдлийн сан түр ажиллахгүй байна" },
  },
  "database.too-slow": {
    status: 503,
    title: { en: "This took too long and was stopped", mn: "Хэт удсан тул зогсоолоо" },
  },
  "server.stopping": { status: 503, title: { en: "The server is stopping", mn: "Сервер зогсож байна" } },
  "server.unexpected": {
    status: 500,
    title: { en: "Something went wrong on our side", mn: "Манай талд алдаа гарлаа" },
  },
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problems;

/** One thing wrong with one part of a request. `path` is a JSON pointer or a parameter's name. */
export interface ProblemPart {
  readonly path: string;
  readonly code: string;
  /** In English; `code` and `values` say the same in either language (`problem-parts.ts`). */
  readonly message: string;
  /** The rule of the records that it breaks, where it breaks one (`rule-sentences.ts`). */
  readonly rule?: string;
  /** What the sentence of the code names: a limit, a place. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The body of every error (RFC 9457, `application/problem+json`). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  /** The rule of the records that was broken: `detail` is its English (`rule-sentences.ts`). */
  readonly rule?: string;
  readonly errors?: readonly ProblemPart[];
  readonly requestId: string;
}
