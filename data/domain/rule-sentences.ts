import type { Bilingual } from "./text.ts";

/** An event's day must lie in the years the atlas tells of; the same floor for every kind of event. */
const dayTooEarly: Bilingual = {
  en: "Events are dated from 1990 on.",
  mn: "Үйл явдлын огноо 1990 оноос хойш байна.",
};
const outsideMongolia: Bilingual = {
  en: "The place must lie in Mongolia.",
  mn: "Байрлал Монгол Улсын нутагт байх ёстой.",
};
const beyondOutline: Bilingual = {
  en: "At most 5 % more than the measured outline. Correct the hectares, or the outline.",
  mn: "Хэмжсэн хилийн талбайгаас 5 хувиас илүүгүй. Га эсвэл хилийг засна уу.",
};
const beyondBorder: Bilingual = {
  en: "Part of the outline lies more than 500 m beyond the border of Mongolia. Draw it on this side.",
  mn: "Хүрээний хэсэг Монгол Улсын хилээс 500 м-ээс илүү гадна байна. Хилийн наана зурна уу.",
};
const seasonDay: Bilingual = {
  en: "A day of the season is month and day: MM-DD.",
  mn: "Улирлын өдрийг сар, өдрөөр бичнэ: СС-ӨӨ.",
};

/**
 * What each rule of the records asks for, in words a person can act on. Named as the constraint of the database that holds it;
 * a refusal names its rule, the `detail` is its English, and the client says it in the reader's language.
 * Rules that forms cannot break are not here: they are told by the title of their code.
 */
export const ruleSentences = {
  access_outside_aimag: {
    en: "Ask an administrator to widen it, or a colleague of that aimag.",
    mn: "Эрхээ өргөжүүлэхийг админаас, эсвэл тухайн аймгийн ажилтнаас хүснэ үү.",
  },
  account_not_ones_own: {
    en: "Another administrator changes your role or disables you.",
    mn: "Таны үүргийг өөр админ өөрчилж, эрхийг тань өөр админ хаана.",
  },
  account_last_administrator: {
    en: "Let another administrator sign in first.",
    mn: "Эхлээд өөр админ нэвтэрдэг болсон байх ёстой.",
  },
  account_email_unique: {
    en: "There is an account of this e-mail already.",
    mn: "Энэ и-мэйлтэй хэрэглэгч аль хэдийн байна.",
  },
  restore_by_administrator: {
    en: "What is in the bin is restored by an administrator first.",
    mn: "Хогийн савнаас эхлээд админ сэргээнэ.",
  },
  bin_taken_back_in_time: {
    en: "Whoever put it into the bin may, within a day. Ask an administrator to restore it.",
    mn: "Хогийн саванд хийсэн хүн нь нэг хоногийн дотор сэргээж болно. Админаас сэргээхийг хүснэ үү.",
  },
  rehabilitation_zone_disturbed_within_area: beyondOutline,
  rehabilitation_zone_technical_within_area: beyondOutline,
  rehabilitation_zone_topsoil_within_area: beyondOutline,
  rehabilitation_zone_biological_within_area: beyondOutline,
  rehabilitation_zone_accepted_within_area: beyondOutline,
  release_cut_off_is_half_year_end: {
    en: "A release counts to 30 June or 31 December.",
    mn: "Нийтлэл 6 сарын 30 эсвэл 12 сарын 31-ний байдлаар гарна.",
  },
  release_cut_off_is_on_calendar: {
    en: "A release counts to a day of the calendar that is set.",
    mn: "Нийтлэл тогтоосон хуанлийн өдрөөр гарна.",
  },
  release_cut_off_has_passed: {
    en: "Its cut-off has not passed yet.",
    mn: "Тоолох өдөр нь болоогүй байна.",
  },
  release_keeps_calendar: {
    en: "Its day has not come: what was recorded by a cut-off comes out at least three months later.",
    mn: "Гарах өдөр нь болоогүй: тоолох өдрөөс хойш дор хаяж гурван сарын дараа гарна.",
  },
  release_day_has_come: {
    en: "A release of a day to come would be public today.",
    mn: "Ирээдүйн өдрийн нийтлэл өнөөдөр нээлттэй болчихно.",
  },
  release_follows_last: {
    en: "There is a release of this cut-off, or of a later one.",
    mn: "Энэ өдрийн, эсвэл хожмын нийтлэл гарсан байна.",
  },
  release_record_has_soum: {
    en: "A record lies in no soum. Correct its place first.",
    mn: "Нэг бичлэг ямар ч суманд хамаарахгүй байна. Эхлээд байрлалыг нь засна уу.",
  },
  release_agrees_with_itself: {
    en: "Its tables disagree. Run the checks of the atlas.",
    mn: "Хүснэгтүүд нь хоорондоо зөрж байна. Атласын шалгалтыг ажиллуулна уу.",
  },
  release_gate_empty: {
    en: "A soum that was never named could not be empty: its places have too few other soums to be in. Join its province with a neighbour.",
    mn: "Нэрлэгдээгүй нэг сум хоосон байж чадахгүй: талбайнууд нь байж болох өөр сум хэт цөөн. Аймгийг нь хөрш аймагтай нэгтгэнэ үү.",
  },
  release_gate_fall: {
    en: "Too few places of the register are still under contract: whoever lost theirs could be told. Somebody has to accept this and say why.",
    mn: "Бүртгэлийн хэт цөөн газар гэрээтэй үлдсэн тул гэрээгээ алдсан нь мэдэгдэж болно. Хэн нэгэн үүнийг шалтгаантай зөвшөөрөх ёстой.",
  },
  release_gate_register: {
    en: "Entries of the register would be gone though nobody withdrew or deleted them.",
    mn: "Хэн ч буцааж аваагүй, устгаагүй байхад бүртгэлээс газар алга болох гэж байна.",
  },
  setting_band_grows_to_multiple: {
    en: "Bands that have been public only grow, and to a multiple. Another width would cut them finer.",
    mn: "Нийтэлсэн бүлгийн өргөн зөвхөн үржвэрээр нэмэгдэнэ. Өөр өргөн нь бүлгийг нарийсгана.",
  },
  region_join_of_two: {
    en: "These are not two regions that are counted by themselves.",
    mn: "Эдгээр нь тус тусдаа тоологдох хоёр бүс биш байна.",
  },
  province_join_in_one_region: {
    en: "Choose two provinces of one region that are not joined yet.",
    mn: "Нэг бүсийн, нэгдээгүй хоёр аймаг сонгоно уу.",
  },
  attachment_pdf_is_paper: {
    en: "A PDF stays a plan, a memorandum or an act.",
    mn: "PDF нь төлөвлөгөө, санамж бичиг эсвэл акт хэвээр байна.",
  },
  attachment_public_is_photo: {
    en: "Only a photo of the land can be shown to the public.",
    mn: "Зөвхөн газрын зургийг олон нийтэд үзүүлж болно.",
  },
  attachment_parts_of_its_record: {
    en: "Choose a visit or an event of this record.",
    mn: "Энэ бичлэгийн айлчлал эсвэл үйл явдлаас сонгоно уу.",
  },
  zone_reading_reads_something: {
    en: "A reading tells plant cover, survival or both.",
    mn: "Хэмжилтэд ургамлын бүрхэц, амьдралт, эсвэл хоёуланг бичнэ.",
  },
  zone_reading_next_after: {
    en: "The next check lies after this one.",
    mn: "Дараагийн шалгалт энэ хэмжилтээс хойш байна.",
  },
  zone_stage_event_due_after: {
    en: "A correction is due on the day it is asked for, or after it.",
    mn: "Засварын хугацаа нь буцаасан өдөр эсвэл түүнээс хойш байна.",
  },
  rehabilitation_zone_no_overlap: {
    en: "Every hectare is counted once. Trim the outline, or work on the zone that is there.",
    mn: "Га бүрийг нэг удаа тоолно. Хилийг тайрах эсвэл тэнд байгаа талбай дээр ажиллана уу.",
  },
  rehabilitation_zone_by_outline_in_mongolia: beyondBorder,
  site_area_by_outline_in_mongolia: beyondBorder,
  rehabilitation_zone_reopened_alone: {
    en: "Land of this zone has been marked anew in another open zone. Record there what happened, or trim that zone first.",
    mn: "Энэ бүсийн газрыг өөр нээлттэй бүсэд дахин тэмдэглэсэн байна. Болсныг тэнд бүртгэх, эсвэл эхлээд тэр бүсийг танана уу.",
  },
  override_by_administrator: {
    en: "Only an administrator lets a warning pass.",
    mn: "Анхааруулгыг зөвхөн админ зөвшөөрнө.",
  },
  take_back_in_time: {
    en: "Its author may, within a day and while nothing came after it. Ask an administrator for a correction.",
    mn: "Оруулсан хүн нь нэг хоногийн дотор, дараа нь юу ч ороогүй бол буцааж болно. Админаас залруулга хүснэ үү.",
  },
  transition_allowed: {
    en: "The whole history must hold, later events included.",
    mn: "Хожмын үйл явдлыг оролцуулаад бүх түүх хоорондоо нийцэх ёстой.",
  },
  history_not_empty: {
    en: "Give the event that takes its place.",
    mn: "Оронд нь орох үйл явдлыг заана уу.",
  },
  append_only: {
    en: "Enter another event, or ask for a correction.",
    mn: "Өөр үйл явдал оруулах эсвэл залруулга хүснэ үү.",
  },
  reference_exists: {
    en: "Choose one that exists.",
    mn: "Байгаа бичлэгээс сонгоно уу.",
  },
  not_taken: {
    en: "Another record has it already.",
    mn: "Өөр бичлэг үүнийг ашигласан байна.",
  },
  site_status_event_contract_guard: {
    en: "Give number, kind and first day of the contract; without approved land only a licence holder's agreement will do.",
    mn: "Гэрээний дугаар, төрөл, эхлэх өдрийг бичнэ үү; талбай батлагдаагүй бол зөвхөн тусгай зөвшөөрөл эзэмшигчтэй гэрээ болно.",
  },
  site_status_event_reason_when_suspended: {
    en: "Say why the contract is suspended, and only then.",
    mn: "Гэрээг яагаад зогсоосныг бичнэ үү; бусад тохиолдолд шалтгаан бичихгүй.",
  },
  site_status_event_contract_whole: {
    en: "A contract has a number, a kind and a first day together.",
    mn: "Гэрээний дугаар, төрөл, эхлэх өдөр гурвуулаа хамт байна.",
  },
  site_status_event_contract_dates_in_order: {
    en: "A contract ends after it begins.",
    mn: "Гэрээ эхэлсэн өдрөөсөө хойш дуусна.",
  },
  site_status_event_instrument_in_force: {
    en: "Choose the instrument in force on that day, or say why this one.",
    mn: "Тэр өдөр хүчинтэй актыг сонгох эсвэл яагаад үүнийг сонгосноо бичнэ үү.",
  },
  site_status_event_instrument_named: {
    en: "Name the instrument the contract rests on.",
    mn: "Гэрээний үндэслэсэн актыг заана уу.",
  },
  site_status_event_group_known: {
    en: "Record the group that works the site first.",
    mn: "Эхлээд энэ талбайд ажилладаг бүлгийг бүртгэнэ үү.",
  },
  site_status_event_group_of_five: {
    en: "The rules ask for at least five members.",
    mn: "Журмаар дор хаяж таван гишүүнтэй байна.",
  },
  site_status_event_override_needed: {
    en: "The group failed to repair land before, or the place lies in a prohibited zone. An administrator may let it pass, with a reason.",
    mn: "Бүлэг өмнө нь газраа нөхөн сэргээгээгүй, эсвэл талбай хориглосон бүсэд байна. Админ шалтгаан бичиж зөвшөөрч болно.",
  },
  site_status_event_zones_accepted: {
    en: "Every linked rehabilitation zone must be accepted by that day.",
    mn: "Холбогдох нөхөн сэргээлтийн бүх бүсийг тэр өдрөөс өмнө хүлээн авсан байх ёстой.",
  },
  zone_accepted_by_planner: {
    en: "A planner accepts or returns a zone.",
    mn: "Бүсийг төлөвлөгч хүлээн авах эсвэл буцаана.",
  },
  zone_worked_by_officer: {
    en: "An officer works on a zone; a planner accepts or returns it.",
    mn: "Бүс дээр байгаль орчны ажилтан ажиллаж, төлөвлөгч хүлээн авах эсвэл буцаана.",
  },
  zone_four_eyes: {
    en: "Somebody who neither marked nor submitted it accepts or returns it.",
    mn: "Бүсийг тэмдэглээгүй, хүргүүлээгүй өөр хүн хүлээн авах эсвэл буцаана.",
  },
  two_people: {
    en: "Whoever proposed how it is shown does not confirm it: ask a second person.",
    mn: "Хэрхэн харуулахыг санал болгосон хүн өөрөө батлахгүй: өөр хүнээр батлуулна уу.",
  },
  register_shown_stays: {
    en: "The newest release shows it, and what was shown stays. To change it, withdraw it, and propose anew when a release no longer shows it.",
    mn: "Сүүлийн нийтлэлд гарсан, гарсан зүйл хэвээрээ үлдэнэ. Өөрчлөх бол эхлээд буцааж, нийтлэлээс хасагдсаны дараа дахин санал болгоно уу.",
  },
  register_zone_stays: {
    en: "A zone that a release has shown is frozen. An administrator can hide the whole layer.",
    mn: "Нийтлэлд гарсан бүс өөрчлөгдөхгүй. Админ давхаргыг бүхэлд нь нууж болно.",
  },
  register_work_nearby: {
    en: "A linked site is not handed back, or other work is known within 5 km or in the same cell. Choose the soum.",
    mn: "Холбогдсон талбай хүлээлгэн өгөөгүй, эсвэл 5 км дотор юм уу нэг нүдэнд өөр ажил бий. Сумыг сонгоно уу.",
  },
  site_publication_consent_dates_in_order: {
    en: "The group agreed no later than today.",
    mn: "Бүлгийн зөвшөөрсөн өдөр өнөөдрөөс хойш байж болохгүй.",
  },
  kindergarten_publication_decision_dates_in_order: {
    en: "The announcement is dated no later than today.",
    mn: "Зарласан өдөр өнөөдрөөс хойш байж болохгүй.",
  },
  zone_stage_event_hectares_needed: {
    en: "Give the hectares this stage speaks of.",
    mn: "Энэ үе шатанд хамаарах га-г бичнэ үү.",
  },
  zone_stage_event_document_needed: {
    en: "Name the paper that shows it.",
    mn: "Нотлох баримтыг заана уу.",
  },
  zone_stage_event_due_on_needed: {
    en: "Give the day the correction is due.",
    mn: "Засвар хийж дуусгах өдрийг бичнэ үү.",
  },
  zone_stage_event_note_needed: {
    en: "Say in the note why it is returned.",
    mn: "Яагаад буцаасныг тэмдэглэлд бичнэ үү.",
  },
  site_status_event_date_plausible: dayTooEarly,
  zone_stage_event_date_plausible: dayTooEarly,
  kindergarten_status_event_date_plausible: dayTooEarly,
  site_geom_in_mongolia: outsideMongolia,
  kindergarten_in_mongolia: outsideMongolia,
  site_visit_reason_when_absent: {
    en: "Say why the place was not visited.",
    mn: "Газар дээр нь яагаад очоогүйг бичнэ үү.",
  },
  rehabilitation_zone_not_tiny: {
    en: "A zone has at least 0.01 hectares.",
    mn: "Бүс дор хаяж 0.01 га байна.",
  },
  rehabilitation_zone_counters_within_area: {
    en: "No counted hectares may pass the area of the zone.",
    mn: "Тоолсон га бүсийн талбайгаас хэтрэхгүй.",
  },
  kindergarten_season_from_month_day: seasonDay,
  kindergarten_season_to_month_day: seasonDay,
  kindergarten_season_whole: {
    en: "A season has a first and a last day, or neither.",
    mn: "Улирлын эхний ба сүүлчийн өдөр хоёулаа байх эсвэл аль нь ч байхгүй.",
  },
  activity_sexes_within_people: {
    en: "Women and men together are no more than all people.",
    mn: "Эмэгтэй, эрэгтэйн нийлбэр нийт хүний тооноос хэтрэхгүй.",
  },
  legal_instrument_suspension_in_order: {
    en: "A suspension ends after it begins.",
    mn: "Түдгэлзүүлэлт эхэлсэн өдрөөсөө хойш дуусна.",
  },
  legal_instrument_end_in_order: {
    en: "An instrument ends after it came into force.",
    mn: "Акт хүчин төгөлдөр болсноосоо хойш дуусгавар болно.",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RuleName = keyof typeof ruleSentences;

export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(ruleSentences, name);
}
