import type { WorkbenchMessages } from "../messages.ts";

export const zones: WorkbenchMessages["zones"] = {
  counter: {
    disturbed: "Эвдэрсэн",
    technical: "Техникийн ажил",
    topsoil: "Шимт хөрс дэвссэн",
    biological: "Биологийн ажил",
    accepted: "Хүлээн авсан",
  },
  aboveArea: "Хэмжсэн хил заагийн {{area}} га-аас их байна. 5 % хүртэл зөрүүг хүлээн авна.",
  tooMuch: "Хэмжсэн хил заагийн {{area}} га-аас 5 %-иас илүү их байна. Гектар эсвэл хил заагийг засна уу.",
  cost: "Одоог хүртэлх зардал",
  tugrik: "{{value}} төгрөг",
};
