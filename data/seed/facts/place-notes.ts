/** What published-asm-places.csv lacks: a stable name, the date the evidence speaks of, and the evidence in Mongolian. */
interface PlaceNote {
  readonly slug: string;
  readonly asOf: string;
  readonly mn: string;
  /** Cyrillic name of the soum, where the place itself is a village within it. */
  readonly inSoum?: string;
}

export const placeNotes: Readonly<Record<string, PlaceNote>> = {
  Khuld: {
    slug: "khuld",
    asOf: "about 2018",
    mn: "Сумын төвөөс 10 км орчимд хоёр нөхөрлөлийн 252 уурхайчин; хүдрийн агуулга 85–92 %; сумын ерөнхий үйлчилгээний төсвийн тал нь бичил уурхайгаас.",
  },
  "Ölziit (Dundgovi)": { slug: "olziit-dundgovi", asOf: "2018", mn: "108 уурхайчин ажиллаж байсан." },
  Luus: { slug: "luus", asOf: "2018", mn: "22 нөхөрлөлийн 110 уурхайчин; олборлолт эхлээгүй байсан (2018)." },
  "Bayanjargalan (Dundgovi)": {
    slug: "bayanjargalan-dundgovi",
    asOf: "2018",
    mn: "Ашигт малтмалын газраас олгосон зургаан талбайд 40 гаруй уурхайчин; 4.9 га олгосон (Хөх дэл-2).",
  },
  Gurvansaikhan: {
    slug: "gurvansaikhan",
    asOf: "about 2017–18",
    mn: "Аймгийн Засаг дарга бичил уурхайн ажиллагааг нэрлэсэн.",
  },
  Airag: { slug: "airag", asOf: "2018", mn: "4.8 га олгосон (Хөх дэл-1); SAM төслийн судалгааны сум." },
  Batnorov: {
    slug: "batnorov",
    asOf: "project years 2015–19",
    mn: "Албан ёсны болсон жоншны уурхайчид; нөхцөл сайжирч, татвар төлж байгааг Засаг дарга хэлсэн.",
  },
  "Bor-Öndör": {
    slug: "bor-ondor",
    asOf: "about 2018",
    mn: "Хэнтийн жоншны уурхайчид хүдрээ авчирдаг баяжуулах үйлдвэр; Засаг дарга нь бичил уурхайн хуралд оролцсон.",
  },
  Norovlin: {
    slug: "norovlin",
    asOf: "about 2018",
    mn: "Томоохон уурхайн компанитай гурван талт гэрээтэй бичил уурхайн ТББ.",
  },
  Mandal: {
    slug: "mandal",
    asOf: "March 2018",
    mn: "48 нөхөрлөл, 416 уурхайчин (2018 оны 3 дугаар сар); 2008 онд 700 орчим уурхайчинтай ТББ байгуулагдсан; planetGOLD төслийн газар.",
  },
  "Tunkhel village (Mandal soum)": {
    slug: "tunkhel",
    asOf: "planetGOLD years 2019–25",
    mn: "planetGOLD төслийн алтны бичил уурхай, мөнгөн усгүй үйлдвэр.",
    inSoum: "Мандал",
  },
  Yeröö: {
    slug: "yeroo",
    asOf: "March 2018",
    mn: "121 нөхөрлөл, 605 уурхайчин (2018 оны 3 дугаар сар); Бугант: 51 нөхөрлөлд 88 га олгож, 87 га-г 2015–16 онд буцаасан.",
  },
  Orkhontuul: { slug: "orkhontuul", asOf: "March 2018", mn: "12 нөхөрлөл, 120 уурхайчин (2018 оны 3 дугаар сар)." },
  Khüder: { slug: "khuder", asOf: "March 2018", mn: "1 нөхөрлөл, 60 уурхайчин (2018 оны 3 дугаар сар)." },
  "Bayangol (Selenge)": {
    slug: "bayangol-selenge",
    asOf: "March 2018",
    mn: "14 нөхөрлөл, 58 уурхайчин (2018 оны 3 дугаар сар).",
  },
  Sharyngol: { slug: "sharyngol", asOf: "2015", mn: "SAM мэдлэгийн төвийн судалгааны сум (2015)." },
  Zaamar: {
    slug: "zaamar",
    asOf: "2000s",
    mn: "Хайлаастын алтны уурхайчдын суурин; нэг судалгааны хуудсаар 2000-аад онд албан бус уурхайчдын 20 % орчим энд байжээ.",
  },
  Bornuur: {
    slug: "bornuur",
    asOf: "2008",
    mn: "2008 онд байгуулагдсан албан ёсны боловсруулах компани; 2008 оны эхэн хүртэл мөнгөн ус хэрэглэсэн.",
  },
  "Bayan-Ovoo (Bayankhongor)": {
    slug: "bayan-ovoo-bayankhongor",
    asOf: "2008 and about 2017",
    mn: "XAMODX ТББ, 300 гаруй уурхайчин, Fairmined Ecological алт; 2008 онд гэр сургууль, цэцэрлэг байсан тухай мэдээ.",
  },
  Galuut: { slug: "galuut", asOf: "2017", mn: "Бичил уурхайчдын нөхөн сэргээлттэй 2017 онд танилцсан." },
  Bömbögör: { slug: "bombogor", asOf: "2015", mn: "SAM мэдлэгийн төвийн судалгааны сум (2015)." },
  "Jargalant (Bayankhongor)": {
    slug: "jargalant-bayankhongor",
    asOf: "2015",
    mn: "SAM мэдлэгийн төвийн судалгааны сум (2015).",
  },
  Nariinteel: {
    slug: "nariinteel",
    asOf: "2008",
    mn: "Уурхайчдын гэр бүлд зориулсан гэр сургууль, цэцэрлэгийн мэдээ (2008).",
  },
  "Tarialan (Uvs)": {
    slug: "tarialan-uvs",
    asOf: "July 2018",
    mn: "Алтны бичил уурхайд 4.5 га (Бургастай) баталсан ч бүрэн зөвшөөрөлтэй бүлэг байгаагүй (2018 оны 7 дугаар сар).",
  },
  Yesönbulag: {
    slug: "yesonbulag",
    asOf: "2014–16",
    mn: "Хэмнэлттэй нөхөн сэргээлтийн үзүүлэх талбай; задгай нүхэнд мал унаж үхсэн.",
  },
  "Bulgan (Khovd)": {
    slug: "bulgan-khovd",
    asOf: "during the suspension, 2019–22",
    mn: "planetGOLD төслийн сум; 355 дугаар тогтоол хүчинтэй үед албан ёсны бичил уурхайгүй.",
  },
  "Nalaikh district": {
    slug: "nalaikh",
    asOf: "2014",
    mn: "Хамгийн том хууль бус нүүрсний уурхайнууд; албан мэдээгээр жилд 12 орчим хүн нас бардаг (2014).",
  },
};
