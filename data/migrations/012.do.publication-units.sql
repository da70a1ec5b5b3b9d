-- The units of publication: rules 3 (small soums are counted with a neighbour), 4 (small aimags likewise), 5 (regions) and 13 (joined for all
-- later releases, never split or redrawn). The same lists stand in data/domain/publication, which says how they came about; a test compares them.
CREATE TABLE publication.region (
  code text CONSTRAINT region_pk PRIMARY KEY,
  name_en text NOT NULL,
  name_mn text NOT NULL
);
COMMENT ON TABLE publication.region IS 'The four regions.';
COMMENT ON COLUMN publication.region.code IS 'west, khangai, centre or east.';
COMMENT ON COLUMN publication.region.name_en IS 'Name in English.';
COMMENT ON COLUMN publication.region.name_mn IS 'Name in Mongolian.';

CREATE TABLE publication.province_aimag (
  aimag_code text CONSTRAINT province_aimag_pk PRIMARY KEY,
  province_code text NOT NULL CONSTRAINT province_aimag_province_fk REFERENCES publication.province_aimag (aimag_code),
  region_code text NOT NULL CONSTRAINT province_aimag_region_fk REFERENCES publication.region (code)
);
COMMENT ON TABLE publication.province_aimag IS 'In which province and region each aimag is counted. A province bears the code of the aimag that gives it its name.';
COMMENT ON COLUMN publication.province_aimag.aimag_code IS 'ISO 3166-2 of the aimag.';
COMMENT ON COLUMN publication.province_aimag.province_code IS 'The province it is counted in.';
COMMENT ON COLUMN publication.province_aimag.region_code IS 'The region of that province.';
CREATE INDEX province_aimag_province_idx ON publication.province_aimag (province_code);
CREATE INDEX province_aimag_region_idx ON publication.province_aimag (region_code);

CREATE TABLE publication.joined_soum (
  soum_code text CONSTRAINT joined_soum_pk PRIMARY KEY,
  unit_code text NOT NULL CONSTRAINT joined_soum_not_itself CHECK (unit_code <> soum_code)
);
COMMENT ON TABLE publication.joined_soum IS 'Soums counted with another. Every other soum is a unit of its own.';
COMMENT ON COLUMN publication.joined_soum.soum_code IS 'The soum.';
COMMENT ON COLUMN publication.joined_soum.unit_code IS 'Code of the soum it is counted with, which gives the unit its code and name.';

INSERT INTO publication.region (code, name_en, name_mn) VALUES
  ('west', 'West', 'Баруун бүс'),
  ('khangai', 'Khangai', 'Хангайн бүс'),
  ('centre', 'Centre', 'Төвийн бүс'),
  ('east', 'East', 'Зүүн бүс');

INSERT INTO publication.province_aimag (aimag_code, province_code, region_code) VALUES
  ('MN-039', 'MN-039', 'east'),
  ('MN-041', 'MN-041', 'khangai'),
  ('MN-043', 'MN-043', 'west'),
  ('MN-046', 'MN-046', 'west'),
  ('MN-047', 'MN-047', 'centre'),
  ('MN-1', 'MN-047', 'centre'),
  ('MN-049', 'MN-049', 'centre'),
  ('MN-037', 'MN-049', 'centre'),
  ('MN-051', 'MN-051', 'east'),
  ('MN-053', 'MN-053', 'centre'),
  ('MN-055', 'MN-055', 'khangai'),
  ('MN-057', 'MN-057', 'west'),
  ('MN-059', 'MN-059', 'centre'),
  ('MN-061', 'MN-061', 'east'),
  ('MN-063', 'MN-063', 'centre'),
  ('MN-064', 'MN-063', 'centre'),
  ('MN-065', 'MN-065', 'west'),
  ('MN-067', 'MN-067', 'khangai'),
  ('MN-035', 'MN-067', 'khangai'),
  ('MN-069', 'MN-069', 'khangai'),
  ('MN-071', 'MN-071', 'west'),
  ('MN-073', 'MN-073', 'khangai');

INSERT INTO publication.joined_soum (unit_code, soum_code) VALUES
  ('4107', '4170'), ('4107', '4128'), ('4107', '4134'),
  ('4113', '1110'), ('4113', '1122'), ('4113', '1119'), ('4113', '1107'), ('4113', '1125'),
  ('4116', '1104'),
  ('4119', '1101'),
  ('4122', '4110'),
  ('4137', '1116'),
  ('4149', '4173'), ('4149', '4140'), ('4149', '4164'),
  ('4167', '4101'),
  ('4176', '1113'),
  ('4207', '4201'),
  ('4316', '4501'), ('4316', '4504'),
  ('4319', '4304'), ('4319', '4349'), ('4319', '4301'),
  ('4328', '4325'),
  ('4331', '4507'),
  ('6249', '6240'),
  ('6255', '6228'),
  ('6310', '6104'), ('6310', '6101'),
  ('6319', '6328'), ('6319', '6307'),
  ('6449', '6401'),
  ('6528', '6501'), ('6528', '6546'),
  ('6722', '6725'),
  ('8307', '8301'), ('8307', '8313'),
  ('8319', '8328'),
  ('8401', '8410');

CREATE VIEW publication.soum_unit AS
SELECT s.code AS soum_code, coalesce(j.unit_code, s.code) AS unit_code, a.province_code, a.region_code
  FROM atlas.admin_unit s
  JOIN publication.province_aimag a ON a.aimag_code = s.parent_code
  LEFT JOIN publication.joined_soum j ON j.soum_code = s.code
 WHERE s.level = 'soum';
COMMENT ON VIEW publication.soum_unit IS 'The unit, province and region each soum is counted in.';
COMMENT ON COLUMN publication.soum_unit.soum_code IS 'The soum.';
COMMENT ON COLUMN publication.soum_unit.unit_code IS 'The unit it is counted in.';
COMMENT ON COLUMN publication.soum_unit.province_code IS 'The province.';
COMMENT ON COLUMN publication.soum_unit.region_code IS 'The region.';

-- Every unit with its name and outline, as the boundaries stand today. A joined unit is named after its own name and those counted with it.
CREATE VIEW publication.drawn_unit AS
WITH part AS (
  SELECT 'soum' AS level, u.unit_code AS code, u.unit_code = s.code AS is_own, coalesce(s.name_en, s.name_mn) AS name_en,
         coalesce(s.name_mn, s.name_en) AS name_mn, s.geom
    FROM publication.soum_unit u JOIN atlas.admin_unit s ON s.code = u.soum_code
  UNION ALL
  SELECT 'province', a.province_code, a.province_code = u.code, coalesce(u.name_en, u.name_mn), coalesce(u.name_mn, u.name_en), u.geom
    FROM publication.province_aimag a JOIN atlas.admin_unit u ON u.code = a.aimag_code
)
SELECT p.level, p.code,
       max(p.name_en) FILTER (WHERE p.is_own) || coalesce(' with ' || string_agg(p.name_en, ', ' ORDER BY p.name_en) FILTER (WHERE NOT p.is_own), '') AS name_en,
       max(p.name_mn) FILTER (WHERE p.is_own) || coalesce(', ' || string_agg(p.name_mn, ', ' ORDER BY p.name_mn) FILTER (WHERE NOT p.is_own), '') AS name_mn,
       ST_Multi(ST_Union(p.geom)) AS geom
  FROM part p GROUP BY p.level, p.code
UNION ALL
SELECT 'region', r.code, r.name_en, r.name_mn, ST_Multi(ST_Union(u.geom))
  FROM publication.region r JOIN publication.province_aimag a ON a.region_code = r.code JOIN atlas.admin_unit u ON u.code = a.aimag_code
 GROUP BY r.code
UNION ALL
SELECT 'nation', 'MN', 'Mongolia', 'Монгол Улс', ST_Multi(ST_Union(u.geom)) FROM atlas.admin_unit u WHERE u.level = 'aimag' HAVING count(*) > 0;
COMMENT ON VIEW publication.drawn_unit IS 'Soum units, provinces, regions and the nation with names and outlines.';
COMMENT ON COLUMN publication.drawn_unit.level IS 'soum, province, region or nation.';
COMMENT ON COLUMN publication.drawn_unit.code IS 'Code of the unit within its level.';
COMMENT ON COLUMN publication.drawn_unit.name_en IS 'Name in Latin script.';
COMMENT ON COLUMN publication.drawn_unit.name_mn IS 'Name in Cyrillic script.';
COMMENT ON COLUMN publication.drawn_unit.geom IS 'Outline; null where no soum of the unit has one.';
