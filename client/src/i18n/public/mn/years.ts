import type { PublicMessages } from "../messages.ts";

export const years: PublicMessages["years"] = {
  heading: "Жил бүрээр",
  sites: "Газрууд байдлаараа",
  sitesNote: "Оны эцэст мэдэгдэж байсан газар бүр, нэг удаа. Сонгосон үеийг зураг дагаж харуулна.",
  step: "Үзэж буй үе",
  land: "Хүлээн авсан газар",
  landNote:
    "Хүлээн авсан {{total}} бүсээс ({{hectares}} га) {{shown}}-г нь тус тусад нь харуулсан: эдгээр нь хүлээн авсан оноороо.",
  where: "Хаана",
  hectares: "{{hectares}} га",
  people: "Сургалтад хамрагдсан хүн",
  peopleNote: "Жилээр, 10-аар бүхэлтгэсэн. Сүүлийн оныг {{date}} хүртэл л тоолсон.",
  topics: "Мөн тэр хүмүүс сэдвээр",
  table: "Хүснэгтээр харуулах",
  pause: "Зурааслан тэмдэглэсэн онуудад журам түдгэлзсэн байв.",
  columns: {
    step: "Тоолсон өдөр",
    year: "Он",
    known: "Мэдэгдсэн",
    ever: "Гэрээ байгуулж байсан",
    people: "Хүн",
    hectares: "Га",
    zones: "Бүс",
    topic: "Сэдэв",
  },
};
