import type { WorkbenchMessages } from "../messages.ts";

export const events: WorkbenchMessages["events"] = {
  title: "Дараа нь юу байж болох",
  enteredBy: "Бүртгэх эрхтэй: {{roles}}",
  doesNotFit: "“{{status}}” тэр өдөр таарахгүй. Өөр өдөр эсвэл өөр алхам сонгоно уу.",
  clash:
    "{{dateOf}} өдрийн “{{status}}” нь “{{before}}” байдлын дараа орох боломжгүй. Өдрийг шалгах эсвэл нөгөө алхмыг эхлээд засна уу.",
  clashFirst: "{{dateOf}} өдрийн “{{status}}” хамгийн эхэнд орох болно, түүх үүгээр эхэлдэггүй.",
  onlyOne: "Энэ бүртгэлийн талаар мэдэх цорын ганц зүйл. Оронд нь өөрийг оруулна уу.",
  fault: {
    needed: "Үүнийг заавал бөглөнө.",
    hectares: "Га нь 0–100 000 хоорондох тоо байна.",
    reason: "Бусад хүн унших тул арай дэлгэрэнгүй бичнэ үү.",
  },
  correct: "Засах",
  correctOf: "{{dateOf}} өдрийн “{{status}}”-г засах",
  correctExplained: "Алдаатай оруулсныг устгахгүй, хүчингүй болгоно: шалтгааны хамт харагдсаар, тооцоонд орохгүй.",
  replace: "Оронд нь өөрийг оруулах",
  strike: "Хүчингүй болгох",
  strikeAndReplace: "Хүчингүй болгож, орлуулах",
  struck: "{{code}}: {{dateOf}} өдрийн “{{status}}”-г хүчингүй болголоо.",
  struckOn: "{{dateOf}} өдөр хүчингүй болгосон: {{reason}}",
  isReplaced: "оронд нь өөр орсон",
};
