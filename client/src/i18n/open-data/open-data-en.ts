import type { OpenDataText } from "./open-data-text.ts";

export const openDataEn: OpenDataText = {
  title: "Open data – ASM Atlas",
  heading: "Open data",
  lead: "Everything the public map and its figures are made of, as files. You may use, share and change it, also for money, if you name the federation.",
  contents: "Contents",
  releases: "Releases",
  releaseNumber: "Release {{number}}",
  releaseDates: "counted to {{date}}, out on {{releasedOn}}",
  newest: "newest",
  noRelease:
    "Nothing is published at the moment: there has been no release yet, or the public map is withheld for now.",
  making: "The files of this release are being looked up. The first time it takes some seconds.",
  demo: "These are demo data: the places and people are invented, to show what the atlas can do. Do not quote them.",
  files: {
    heading: "Files of release {{number}}",
    lead: "Each collection as a map (GeoJSON, WGS 84) and as a table (CSV), and all of them in one GeoPackage. A release never changes: these addresses stay, and so do the files.",
    geopackage: "Download everything as a GeoPackage",
    geopackageExplained:
      "{{size}}. One file for QGIS, ArcGIS and every SQLite tool, with the meaning of each column, the licence and the query of each figure inside.",
    withheld: "The GeoPackage is not offered at the moment, because a part of it is withheld.",
    collection: "Collection",
    rows: "Rows",
    map: "GeoJSON",
    table: "CSV",
    download: "{{collection}} as {{format}}, {{size}}",
    sums: "Checksums (SHA-256)",
    sumsExplained:
      "Whoever has downloaded all files into one folder checks them with: sha256sum --check --ignore-missing SHA256SUMS",
    sumsFile: "SHA256SUMS",
    index: "Description for programs (index.json, also schema.org)",
    file: "File",
    sum: "SHA-256",
  },
  licence: {
    heading: "Licence, and how to cite",
    terms: "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    cite: "Please cite the release, not only the atlas, so that your reader finds the same numbers:",
    citation: "{{attribution}} ({{year}}): release {{number}}, counted to {{date}}. CC BY 4.0. {{address}}",
    stays:
      "What was published once stays public. A figure that is corrected later is corrected in a later release; the older one keeps what it said.",
  },
  coarser: {
    heading: "What was made coarser",
    lead: "The files hold exactly what the public map shows, and nothing finer. Single places without a contract, days of events, names and exact points are not in them, nor in any other release.",
    more: "How privacy is kept",
  },
  columns: {
    heading: "What the columns mean",
    lead: "The names are the same in every format and release. An empty cell means “not known” or “not told”, never nought. Several values in one cell are parted by a semicolon.",
    column: "Column",
    meaning: "Meaning",
    unit: "Unit",
    codes: "Codes",
  },
  figures: {
    heading: "Every headline figure, computed again",
    lead: 'Each figure of the public page is the answer of one query on the GeoPackage of its release. Open the file in DB Browser for SQLite and paste the query, or run: ogr2ogr -f CSV /vsistdout/ {{file}} -dialect SQLite -sql "…"',
    figure: "Figure",
    query: "Query",
  },
  recipes: {
    heading: "How to open the files",
    list: [
      {
        heading: "QGIS",
        steps: [
          "Download the GeoPackage.",
          "Drag the file from its folder onto the map window of QGIS. A list of layers opens.",
          "Choose the layers you want and press “Add Layers”. The coordinate system (WGS 84, EPSG:4326) is set by itself.",
          "Places counted by area have one row for each unit and year. To see one year, right-click the layer, choose “Filter…” and write, for example: \"step\" = '2025-12-31' AND \"level\" = 'soum'",
          "The meaning of a column is shown under “Layer Properties”, “Fields”.",
        ],
      },
      {
        heading: "Excel",
        steps: [
          "Download the CSV.",
          "A double click opens it with the right letters: the file says that it is UTF-8. If everything lands in one column, your Excel expects semicolons; go on with the next step.",
          "In an empty workbook choose “Data”, “From Text/CSV” and the file.",
          "Set “File Origin” to “65001: Unicode (UTF-8)” and “Delimiter” to “Comma”, then press “Load”.",
          "A text that begins like a formula has an apostrophe before it, so that Excel does not calculate it. Numbers are plain numbers with a decimal point.",
          "Where a row lies is told by its edges in degrees (west, south, east, north), or by longitude and latitude for points. Whole outlines are in GeoJSON and GeoPackage: a cell of Excel is too short for them.",
        ],
      },
      {
        heading: "Programs",
        steps: [
          "The newest release always lies under /open-data/latest/, for example /open-data/latest/sites.csv. Write down the number of the release you have used: a later one may say something else.",
          "To ask for a part instead of a whole file, use the interface under /ogc (OGC API – Features).",
        ],
      },
    ],
  },
  units: {
    ha: "ha",
    km2: "km²",
    m: "m",
    people: "people",
    children: "children",
    seats: "seats",
    days: "days",
    places: "places",
    year: "year",
    mnt: "MNT",
    percent: "%",
  },
  api: "The interface for programs",
  bytes: "{{size}} bytes",
  kilobytes: "{{size}} KB",
  megabytes: "{{size}} MB",
};
