import type { WorkbenchMessages } from "../messages.ts";

export const editing: WorkbenchMessages["editing"] = {
  needed: "заавал",
  choose: "Сонгоно уу…",
  none: "бүртгээгүй",
  notRecorded: "бүртгээгүй",
  notAssessed: "үнэлээгүй",
  unit: { ha: "га", m: "м" },
  save: "Хадгалах",
  saving: "Хадгалж байна…",
  cancel: "Болих",
  problems_one: "{{count}} зүйлийг дахин харна уу:",
  problems_other: "{{count}} зүйлийг дахин харна уу:",
  recalled: "Та өмнө нь бичээд хадгалаагүй байсан зүйл.",
  discard: "Шинээр эхлэх",
  place: "Байршил",
  noPlace: "Байршлыг сонгоогүй байна.",
  chooseOnMap: "Газрын зураг дээр сонгох",
  moveOnMap: "Газрын зураг дээр зөөх",
  typePlace: "эсвэл бичих: градус буюу UTM",
  movedFrom: "Өмнөх байршлаас {{distance}}: {{place}}.",
  putBack: "Буцааж тавих",
};
