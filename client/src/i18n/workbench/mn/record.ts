import type { WorkbenchMessages } from "../messages.ts";

export const record: WorkbenchMessages["record"] = {
  actions: "Энэ бичлэгтэй юу хийж болох",
  action: {
    edit: "Өөрчлөх",
    visit: "Очсоноо бүртгэх",
    reading: "Хэмжилт бүртгэх",
    history: "Түүх",
    bin: "Хогийн саванд хийх…",
  },
  changed: "{{code}} өөрчлөгдлөө.",
  visitSaved: "{{code}}-д очсоныг бүртгэлээ.",
  readingSaved: "{{code}} бүсийн хэмжилтийг бүртгэлээ.",
  reverted: "{{code}} нь {{date}}-ний байдалдаа буцлаа.",
  noHistory: "Ачаалснаас хойш юу ч өөрчлөгдөөгүй.",
  shownOf: "{{total}} бичлэгээс хамгийн сүүлийн {{shown}}",
  byCommand: "тушаалаар",
  because: "Шалтгаан: {{reason}}",
  fromTo: "{{from}} → {{to}}",
  revert: "Энэ хувилбар руу буцах",
  shape: "хэлбэр",
  operation: {
    create: "Үүсгэсэн",
    change: "Өөрчилсөн",
    delete: "Хогийн саванд хийсэн",
    restore: "Хогийн савнаас гаргасан",
    purge: "Бүрмөсөн устгасан",
  },
  part: {
    event: "Огноотой үйл явдал оруулсан эсвэл хүчингүй болгосон",
    visit: "Очсон тэмдэглэл бүртгэсэн эсвэл өөрчилсөн",
    reading: "Хэмжилтийг бүртгэсэн эсвэл өөрчилсөн",
    link: "Холбоос өөрчлөгдсөн",
  },
  conflict: "Өөр хүн түрүүлжээ",
  conflictExplained:
    "Таныг бичиж байхад өөр хүн энэ бичлэгийг өөрчилсөн. Талбар бүрд хэний утга үлдэхийг сонгоно уу; одоогоор юу ч хадгалагдаагүй.",
  field: "Талбар",
  mine: "Минийх",
  theirs: "Тэднийх",
  goOn: "Ингэж үргэлжлүүлэх",
};
