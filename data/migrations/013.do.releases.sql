-- What a release consists of: plain tables, written once by publication.make_release and never changed. Each holds exactly the columns
-- its rule allows, so that what must not be public has no column to be in. What only the publisher may know stands at the end.
CREATE TABLE publication.release (
  number integer CONSTRAINT release_pk PRIMARY KEY,
  cut_off_on date NOT NULL CONSTRAINT release_cut_off_unique UNIQUE,
  released_on date NOT NULL,
  is_demo boolean NOT NULL,
  register_is_open boolean NOT NULL DEFAULT false,
  regions_are_open boolean NOT NULL DEFAULT false,
  made_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT release_cut_off_is_half_year_end CHECK (to_char(cut_off_on, 'MM-DD') IN ('06-30', '12-31')),
  CONSTRAINT release_keeps_calendar CHECK (released_on >= cut_off_on + 1 + INTERVAL '3 months')
);
COMMENT ON TABLE publication.release IS 'Twice a year: cut-off 30 June, out on 1 October; cut-off 31 December, out on 1 April (rule 1).';
COMMENT ON COLUMN publication.release.number IS 'Number of the release: the version of everything public.';
COMMENT ON COLUMN publication.release.cut_off_on IS 'What had happened and been recorded by the end of this day is in it.';
COMMENT ON COLUMN publication.release.released_on IS 'Day it came out.';
COMMENT ON COLUMN publication.release.is_demo IS 'Whether anything behind it is invented.';
COMMENT ON COLUMN publication.release.register_is_open IS 'Whether the register has opened (rule 6); it never closes again.';
COMMENT ON COLUMN publication.release.regions_are_open IS 'Whether regions are shown (rule 5); they stay shown.';
COMMENT ON COLUMN publication.release.made_at IS 'When it was computed. Not public.';

CREATE TABLE publication.step (
  release integer CONSTRAINT step_release_fk REFERENCES publication.release (number),
  step date,
  CONSTRAINT step_pk PRIMARY KEY (release, step)
);
COMMENT ON TABLE publication.step IS 'The days a release tells of: each 31 December from 2010, and its cut-off (rule 2).';
COMMENT ON COLUMN publication.step.release IS 'The release.';
COMMENT ON COLUMN publication.step.step IS 'The day.';

CREATE TABLE publication.unit (
  release integer CONSTRAINT unit_release_fk REFERENCES publication.release (number),
  level text CONSTRAINT unit_level_known CHECK (level IN ('soum', 'province', 'region', 'nation')),
  code text,
  name_en text NOT NULL,
  name_mn text NOT NULL,
  geom geometry(MultiPolygon, 4326),
  CONSTRAINT unit_pk PRIMARY KEY (release, level, code)
);
COMMENT ON TABLE publication.unit IS 'Soum units, provinces, regions and the nation as drawn in a release.';
COMMENT ON COLUMN publication.unit.release IS 'The release.';
COMMENT ON COLUMN publication.unit.level IS 'soum, province, region or nation.';
COMMENT ON COLUMN publication.unit.code IS 'Code of the unit within its level.';
COMMENT ON COLUMN publication.unit.name_en IS 'Name in Latin script.';
COMMENT ON COLUMN publication.unit.name_mn IS 'Name in Cyrillic script.';
COMMENT ON COLUMN publication.unit.geom IS 'Outline; null for a soum that no source places.';
CREATE INDEX unit_geom_gist ON publication.unit USING gist (geom);

CREATE TABLE publication.soum_step (
  release integer,
  unit_code text,
  step date,
  low integer NOT NULL,
  high integer NOT NULL,
  CONSTRAINT soum_step_pk PRIMARY KEY (release, unit_code, step),
  CONSTRAINT soum_step_step_fk FOREIGN KEY (release, step) REFERENCES publication.step (release, step),
  CONSTRAINT soum_step_is_a_band CHECK (low >= 0 AND low % 5 = 0 AND high = low + 4)
);
COMMENT ON TABLE publication.soum_step IS 'Places ever known in a soum, in bands of five (rule 3).';
COMMENT ON COLUMN publication.soum_step.release IS 'The release.';
COMMENT ON COLUMN publication.soum_step.unit_code IS 'The soum unit.';
COMMENT ON COLUMN publication.soum_step.step IS 'Counted to this day.';
COMMENT ON COLUMN publication.soum_step.low IS 'At least so many; 0 includes none.';
COMMENT ON COLUMN publication.soum_step.high IS 'At most so many.';
CREATE INDEX soum_step_step_idx ON publication.soum_step (release, step);

CREATE TABLE publication.province_step (
  release integer,
  province_code text,
  step date,
  known integer NOT NULL,
  ever_contracted integer NOT NULL,
  organisations integer NOT NULL,
  CONSTRAINT province_step_pk PRIMARY KEY (release, province_code, step),
  CONSTRAINT province_step_step_fk FOREIGN KEY (release, step) REFERENCES publication.step (release, step)
);
COMMENT ON TABLE publication.province_step IS 'The exact numbers of a province, which only grow except for corrections (rule 4).';
COMMENT ON COLUMN publication.province_step.release IS 'The release.';
COMMENT ON COLUMN publication.province_step.province_code IS 'The province.';
COMMENT ON COLUMN publication.province_step.step IS 'Counted to this day.';
COMMENT ON COLUMN publication.province_step.known IS 'Places ever known.';
COMMENT ON COLUMN publication.province_step.ever_contracted IS 'Places ever under a valid contract.';
COMMENT ON COLUMN publication.province_step.organisations IS 'Partnerships, cooperatives and NGOs formed.';
CREATE INDEX province_step_step_idx ON publication.province_step (release, step);

CREATE TABLE publication.nation_step (
  release integer,
  step date,
  known integer NOT NULL,
  ever_contracted integer NOT NULL,
  under_contract integer NOT NULL,
  on_the_way integer NOT NULL,
  not_formalised integer NOT NULL,
  suspended_or_ended integer NOT NULL,
  closed integer NOT NULL,
  CONSTRAINT nation_step_pk PRIMARY KEY (release, step),
  CONSTRAINT nation_step_step_fk FOREIGN KEY (release, step) REFERENCES publication.step (release, step),
  CONSTRAINT nation_step_groups_add_up CHECK (known = under_contract + on_the_way + not_formalised + suspended_or_ended + closed)
);
COMMENT ON TABLE publication.nation_step IS 'The five status groups of the nation, exact (rule 5).';
COMMENT ON COLUMN publication.nation_step.release IS 'The release.';
COMMENT ON COLUMN publication.nation_step.step IS 'Counted to this day.';
COMMENT ON COLUMN publication.nation_step.known IS 'Places ever known.';
COMMENT ON COLUMN publication.nation_step.ever_contracted IS 'Places ever under a valid contract.';
COMMENT ON COLUMN publication.nation_step.under_contract IS 'Under contract, those paused by law included.';
COMMENT ON COLUMN publication.nation_step.on_the_way IS 'A group, a request or land; also contracts signed while their instrument was suspended.';
COMMENT ON COLUMN publication.nation_step.not_formalised IS 'No contract in force, or not assessed yet.';
COMMENT ON COLUMN publication.nation_step.suspended_or_ended IS 'Suspended (not by a moratorium), expired or terminated.';
COMMENT ON COLUMN publication.nation_step.closed IS 'Extraction ended, land handed back, or abandoned.';

CREATE TABLE publication.region_step (
  release integer,
  region_code text CONSTRAINT region_step_region_fk REFERENCES publication.region (code),
  step date,
  under_contract integer NOT NULL,
  on_the_way integer NOT NULL,
  not_formalised integer NOT NULL,
  suspended_or_ended integer NOT NULL,
  closed integer NOT NULL,
  CONSTRAINT region_step_pk PRIMARY KEY (release, region_code, step),
  CONSTRAINT region_step_step_fk FOREIGN KEY (release, step) REFERENCES publication.step (release, step)
);
COMMENT ON TABLE publication.region_step IS 'The five status groups of each region, once every region has ten places on the register (rule 5).';
COMMENT ON COLUMN publication.region_step.release IS 'The release.';
COMMENT ON COLUMN publication.region_step.region_code IS 'The region.';
COMMENT ON COLUMN publication.region_step.step IS 'Counted to this day.';
COMMENT ON COLUMN publication.region_step.under_contract IS 'Under contract, those paused by law included.';
COMMENT ON COLUMN publication.region_step.on_the_way IS 'A group, a request or land; also contracts signed while their instrument was suspended.';
COMMENT ON COLUMN publication.region_step.not_formalised IS 'No contract in force, or not assessed yet.';
COMMENT ON COLUMN publication.region_step.suspended_or_ended IS 'Suspended (not by a moratorium), expired or terminated.';
COMMENT ON COLUMN publication.region_step.closed IS 'Extraction ended, land handed back, or abandoned.';
CREATE INDEX region_step_step_idx ON publication.region_step (release, step);
CREATE INDEX region_step_region_idx ON publication.region_step (region_code);

CREATE TABLE publication.register (
  release integer CONSTRAINT register_release_fk REFERENCES publication.release (number),
  code text,
  shown_as text NOT NULL CONSTRAINT register_shown_as_known CHECK (shown_as IN ('cell', 'soum')),
  cell_x integer,
  cell_y integer,
  soum_unit_code text NOT NULL,
  province_code text NOT NULL,
  mineral text NOT NULL,
  contract_since_year integer NOT NULL,
  handed_back_year integer,
  first_release integer NOT NULL CONSTRAINT register_first_release_fk REFERENCES publication.release (number),
  CONSTRAINT register_pk PRIMARY KEY (release, code),
  CONSTRAINT register_cell_when_shown_as_cell CHECK ((shown_as = 'cell') = (cell_x IS NOT NULL) AND (cell_x IS NULL) = (cell_y IS NULL))
);
COMMENT ON TABLE publication.register IS 'Contracted places that agreed to be shown (rule 6). An entry never changes with the status of its place (rule 7).';
COMMENT ON COLUMN publication.register.release IS 'The release.';
COMMENT ON COLUMN publication.register.code IS 'Random public code, the same in every release.';
COMMENT ON COLUMN publication.register.shown_as IS 'cell or soum, by decision of two people.';
COMMENT ON COLUMN publication.register.cell_x IS 'Tenths of a degree east of the cell''s south-west corner.';
COMMENT ON COLUMN publication.register.cell_y IS 'Tenths of a degree north of the cell''s south-west corner.';
COMMENT ON COLUMN publication.register.soum_unit_code IS 'Soum named with it: for a cell that of the cell''s centre.';
COMMENT ON COLUMN publication.register.province_code IS 'Province of that soum.';
COMMENT ON COLUMN publication.register.mineral IS 'First mineral of the place when it entered.';
COMMENT ON COLUMN publication.register.contract_since_year IS 'Year since when a contract is on record.';
COMMENT ON COLUMN publication.register.handed_back_year IS 'Year in which the land was handed back: added once.';
COMMENT ON COLUMN publication.register.first_release IS 'Release in which it entered.';
CREATE INDEX register_first_release_idx ON publication.register (first_release);

CREATE TABLE publication.zone (
  release integer CONSTRAINT zone_release_fk REFERENCES publication.release (number),
  code text,
  shown_as text NOT NULL CONSTRAINT zone_shown_as_known CHECK (shown_as IN ('outline', 'cell', 'soum')),
  cell_x integer,
  cell_y integer,
  soum_unit_code text NOT NULL,
  province_code text NOT NULL,
  hectares integer NOT NULL,
  accepted_year integer NOT NULL,
  outline geometry(MultiPolygon, 4326),
  CONSTRAINT zone_pk PRIMARY KEY (release, code),
  CONSTRAINT zone_cell_when_shown_as_cell CHECK ((shown_as = 'cell') = (cell_x IS NOT NULL) AND (cell_x IS NULL) = (cell_y IS NULL)),
  CONSTRAINT zone_outline_when_shown_as_outline CHECK ((shown_as = 'outline') = (outline IS NOT NULL))
);
COMMENT ON TABLE publication.zone IS 'Accepted rehabilitation zones that two people decided to show, frozen when first shown (rule 8).';
COMMENT ON COLUMN publication.zone.release IS 'The release.';
COMMENT ON COLUMN publication.zone.code IS 'Random public code, the same in every release.';
COMMENT ON COLUMN publication.zone.shown_as IS 'outline, cell or soum.';
COMMENT ON COLUMN publication.zone.cell_x IS 'Tenths of a degree east of the cell''s south-west corner.';
COMMENT ON COLUMN publication.zone.cell_y IS 'Tenths of a degree north of the cell''s south-west corner.';
COMMENT ON COLUMN publication.zone.soum_unit_code IS 'Soum named with it: for a cell that of the cell''s centre.';
COMMENT ON COLUMN publication.zone.province_code IS 'Province of that soum.';
COMMENT ON COLUMN publication.zone.hectares IS 'Accepted hectares, whole.';
COMMENT ON COLUMN publication.zone.accepted_year IS 'Year of acceptance.';
COMMENT ON COLUMN publication.zone.outline IS 'Outline, where it may be shown.';
CREATE INDEX zone_outline_gist ON publication.zone USING gist (outline);

CREATE TABLE publication.rehabilitation_summary (
  release integer CONSTRAINT rehabilitation_summary_release_fk REFERENCES publication.release (number),
  level text CONSTRAINT rehabilitation_summary_level_known CHECK (level IN ('province', 'nation')),
  unit_code text,
  stage_group text,
  zones integer NOT NULL,
  hectares integer NOT NULL,
  technical_hectares integer,
  biological_hectares integer,
  CONSTRAINT rehabilitation_summary_pk PRIMARY KEY (release, level, unit_code, stage_group),
  CONSTRAINT rehabilitation_summary_province_coarse CHECK (level = 'nation' OR (
    stage_group <> 'disturbed_again' AND hectares % 5 = 0 AND technical_hectares IS NULL AND biological_hectares IS NULL))
);
COMMENT ON TABLE publication.rehabilitation_summary IS 'Zones and hectares by stage: provinces to the nearest 5 hectares, nation in whole hectares (rule 8).';
COMMENT ON COLUMN publication.rehabilitation_summary.release IS 'The release.';
COMMENT ON COLUMN publication.rehabilitation_summary.level IS 'province or nation.';
COMMENT ON COLUMN publication.rehabilitation_summary.unit_code IS 'The unit.';
COMMENT ON COLUMN publication.rehabilitation_summary.stage_group IS 'Stage group. accepted counts every zone ever accepted; disturbed_again is told for the nation only.';
COMMENT ON COLUMN publication.rehabilitation_summary.zones IS 'Number of zones.';
COMMENT ON COLUMN publication.rehabilitation_summary.hectares IS 'Hectares, rounded.';
COMMENT ON COLUMN publication.rehabilitation_summary.technical_hectares IS 'Hectares of technical work, nation only.';
COMMENT ON COLUMN publication.rehabilitation_summary.biological_hectares IS 'Hectares sown or planted, nation only.';

CREATE TABLE publication.kindergarten_step (
  release integer,
  code text,
  step date,
  kind text NOT NULL,
  status_group text NOT NULL,
  seats integer CONSTRAINT kindergarten_step_seats_rounded CHECK (seats % 5 = 0),
  shown_as text NOT NULL CONSTRAINT kindergarten_step_shown_as_known CHECK (shown_as IN ('soum', 'province')),
  soum_unit_code text,
  province_code text NOT NULL,
  CONSTRAINT kindergarten_step_pk PRIMARY KEY (release, code, step),
  CONSTRAINT kindergarten_step_step_fk FOREIGN KEY (release, step) REFERENCES publication.step (release, step),
  CONSTRAINT kindergarten_step_soum_when_shown CHECK ((shown_as = 'soum') = (soum_unit_code IS NOT NULL))
);
COMMENT ON TABLE publication.kindergarten_step IS 'Kindergartens at each step: open buildings the federation has announced by soum, all others by province (rule 9).';
COMMENT ON COLUMN publication.kindergarten_step.release IS 'The release.';
COMMENT ON COLUMN publication.kindergarten_step.code IS 'Random public code, the same in every release.';
COMMENT ON COLUMN publication.kindergarten_step.step IS 'As of this day.';
COMMENT ON COLUMN publication.kindergarten_step.kind IS 'building, ger, mobile_ger, van or family_group.';
COMMENT ON COLUMN publication.kindergarten_step.status_group IS 'open, planned, season_closed or ended.';
COMMENT ON COLUMN publication.kindergarten_step.seats IS 'Seats to the nearest 5; null: not known.';
COMMENT ON COLUMN publication.kindergarten_step.shown_as IS 'soum or province.';
COMMENT ON COLUMN publication.kindergarten_step.soum_unit_code IS 'The soum unit, where it may be named.';
COMMENT ON COLUMN publication.kindergarten_step.province_code IS 'The province.';
CREATE INDEX kindergarten_step_step_idx ON publication.kindergarten_step (release, step);

CREATE TABLE publication.activity_summary (
  release integer CONSTRAINT activity_summary_release_fk REFERENCES publication.release (number),
  level text CONSTRAINT activity_summary_level_known CHECK (level IN ('province', 'nation')),
  unit_code text,
  year integer,
  topic text NOT NULL DEFAULT '',
  activities integer NOT NULL,
  people integer NOT NULL,
  women integer,
  men integer,
  CONSTRAINT activity_summary_pk PRIMARY KEY (release, level, unit_code, year, topic),
  CONSTRAINT activity_summary_rounded CHECK (people % 10 = 0 AND coalesce(women, 0) % 10 = 0 AND coalesce(men, 0) % 10 = 0),
  CONSTRAINT activity_summary_province_coarse CHECK (level = 'nation' OR (topic = '' AND women IS NULL AND men IS NULL))
);
COMMENT ON TABLE publication.activity_summary IS 'People reached, to the nearest 10: by province and year, and for the nation by topic and sex (rule 10).';
COMMENT ON COLUMN publication.activity_summary.release IS 'The release.';
COMMENT ON COLUMN publication.activity_summary.level IS 'province or nation.';
COMMENT ON COLUMN publication.activity_summary.unit_code IS 'The unit.';
COMMENT ON COLUMN publication.activity_summary.year IS 'Year held.';
COMMENT ON COLUMN publication.activity_summary.topic IS 'Topic, nation only; empty: all topics together.';
COMMENT ON COLUMN publication.activity_summary.activities IS 'Number of activities.';
COMMENT ON COLUMN publication.activity_summary.people IS 'People reached.';
COMMENT ON COLUMN publication.activity_summary.women IS 'Women among them, nation only; null: never counted by sex.';
COMMENT ON COLUMN publication.activity_summary.men IS 'Men among them, nation only; null: never counted by sex.';

CREATE TABLE publication.nation_summary (
  release integer CONSTRAINT nation_summary_release_fk REFERENCES publication.release (number),
  subject text CONSTRAINT nation_summary_subject_known CHECK (subject IN ('mineral', 'site_kind', 'people_working', 'children_2_5')),
  code text,
  places integer,
  people integer,
  women integer,
  men integer,
  children integer,
  sites_assessed integer NOT NULL,
  places_known integer NOT NULL,
  CONSTRAINT nation_summary_pk PRIMARY KEY (release, subject, code),
  CONSTRAINT nation_summary_never_crossed CHECK (
    (places IS NOT NULL) = (subject IN ('mineral', 'site_kind'))
    AND (subject = 'people_working' OR (people IS NULL AND women IS NULL AND men IS NULL))
    AND (subject = 'children_2_5' OR children IS NULL)),
  CONSTRAINT nation_summary_people_rounded CHECK (
    coalesce(people, 0) % 10 = 0 AND coalesce(women, 0) % 10 = 0 AND coalesce(men, 0) % 10 = 0 AND coalesce(children, 0) % 10 = 0
    AND (subject IN ('mineral', 'site_kind') OR sites_assessed % 10 = 0))
);
COMMENT ON TABLE publication.nation_summary IS 'The nation at the cut-off, one table a subject, never crossed: minerals and kinds of site exact (rule 5), people and children to the nearest 10 (rules 9 and 10).';
COMMENT ON COLUMN publication.nation_summary.release IS 'The release.';
COMMENT ON COLUMN publication.nation_summary.subject IS 'mineral, site_kind, people_working or children_2_5.';
COMMENT ON COLUMN publication.nation_summary.code IS 'The mineral or kind of site; all: people and children are not divided.';
COMMENT ON COLUMN publication.nation_summary.places IS 'Places ever known of this mineral or kind.';
COMMENT ON COLUMN publication.nation_summary.people IS 'People working, by the newest visit to each place; null: assessed nowhere.';
COMMENT ON COLUMN publication.nation_summary.women IS 'Women among them; null: counted by sex nowhere.';
COMMENT ON COLUMN publication.nation_summary.men IS 'Men among them; null: counted by sex nowhere.';
COMMENT ON COLUMN publication.nation_summary.children IS 'Children of 2 to 5 living nearby, by the newest visit to each place; null: assessed nowhere.';
COMMENT ON COLUMN publication.nation_summary.sites_assessed IS 'Places the number rests on; for people and children to the nearest 10.';
COMMENT ON COLUMN publication.nation_summary.places_known IS 'Places ever known: all the places there are to assess.';

-- What others have published, the law and the map of units, as they stood when the release was made (rules 1, 12 and 13).
CREATE TABLE publication.admin_unit (
  release integer NOT NULL CONSTRAINT admin_unit_release_fk REFERENCES publication.release (number),
  LIKE atlas.admin_unit INCLUDING COMMENTS,
  CONSTRAINT released_admin_unit_pk PRIMARY KEY (release, code)
);
COMMENT ON TABLE publication.admin_unit IS 'Aimags, soums and districts as of a release.';
COMMENT ON COLUMN publication.admin_unit.release IS 'The release.';
CREATE INDEX released_admin_unit_geom_gist ON publication.admin_unit USING gist (geom);
CREATE INDEX released_admin_unit_centre_gist ON publication.admin_unit USING gist (centre);

CREATE TABLE publication.published_figure (
  release integer NOT NULL CONSTRAINT published_figure_release_fk REFERENCES publication.release (number),
  LIKE atlas.published_figure INCLUDING COMMENTS,
  CONSTRAINT released_published_figure_pk PRIMARY KEY (release, code)
);
COMMENT ON TABLE publication.published_figure IS 'What others have published, as of a release.';
COMMENT ON COLUMN publication.published_figure.release IS 'The release.';
CREATE INDEX released_published_figure_geom_gist ON publication.published_figure USING gist (geom);

CREATE TABLE publication.legal_instrument (
  release integer NOT NULL CONSTRAINT legal_instrument_release_fk REFERENCES publication.release (number),
  LIKE atlas.legal_instrument INCLUDING COMMENTS,
  CONSTRAINT released_legal_instrument_pk PRIMARY KEY (release, code)
);
COMMENT ON TABLE publication.legal_instrument IS 'The rules of artisanal mining, as of a release.';
COMMENT ON COLUMN publication.legal_instrument.release IS 'The release.';

-- For the publisher only.
CREATE TABLE publication.public_code (
  record_kind text CONSTRAINT public_code_kind_known CHECK (record_kind IN ('site', 'zone', 'kindergarten')),
  record_id uuid,
  code text NOT NULL CONSTRAINT public_code_unique UNIQUE CONSTRAINT public_code_has_no_vowel CHECK (code ~ '^[2-9b-df-hj-np-tv-xz]{8}$'),
  CONSTRAINT public_code_pk PRIMARY KEY (record_kind, record_id)
);
COMMENT ON TABLE publication.public_code IS 'PRIVATE. Which random code stands for which record: stable across releases, told to nobody.';
COMMENT ON COLUMN publication.public_code.record_kind IS 'site, zone or kindergarten.';
COMMENT ON COLUMN publication.public_code.record_id IS 'The record.';
COMMENT ON COLUMN publication.public_code.code IS 'Its public code: digits and consonants, so that it never spells a word.';

CREATE TABLE publication.place (
  record_kind text CONSTRAINT place_kind_known CHECK (record_kind IN ('site', 'zone', 'kindergarten')),
  record_id uuid,
  soum_code text NOT NULL CONSTRAINT place_soum_fk REFERENCES atlas.admin_unit (code),
  geom geometry(Point, 4326) NOT NULL,
  CONSTRAINT place_pk PRIMARY KEY (record_kind, record_id)
);
COMMENT ON TABLE publication.place IS 'PRIVATE. The soum a record was first counted in: it keeps it unless corrected by more than 20 km (rule 13).';
COMMENT ON COLUMN publication.place.record_kind IS 'site, zone or kindergarten.';
COMMENT ON COLUMN publication.place.record_id IS 'The record.';
COMMENT ON COLUMN publication.place.soum_code IS 'The soum it is counted in for good.';
COMMENT ON COLUMN publication.place.geom IS 'Where it lay when that was settled.';
CREATE INDEX place_soum_idx ON publication.place (soum_code);
CREATE INDEX place_geom_gist ON publication.place USING gist (geom);

CREATE TABLE publication.exact_count (
  release integer,
  unit_code text,
  step date,
  status_group text,
  places integer NOT NULL,
  ever_contracted integer NOT NULL,
  CONSTRAINT exact_count_pk PRIMARY KEY (release, unit_code, step, status_group),
  CONSTRAINT exact_count_step_fk FOREIGN KEY (release, step) REFERENCES publication.step (release, step)
);
COMMENT ON TABLE publication.exact_count IS 'PRIVATE. Exact counts behind the bands: every release is counted from here, and later ones are checked against all earlier ones.';
COMMENT ON COLUMN publication.exact_count.release IS 'The release.';
COMMENT ON COLUMN publication.exact_count.unit_code IS 'The soum unit.';
COMMENT ON COLUMN publication.exact_count.step IS 'Counted to this day.';
COMMENT ON COLUMN publication.exact_count.status_group IS 'Status group on that day.';
COMMENT ON COLUMN publication.exact_count.places IS 'Places ever known that are in this group.';
COMMENT ON COLUMN publication.exact_count.ever_contracted IS 'Those of them ever under a valid contract.';
CREATE INDEX exact_count_step_idx ON publication.exact_count (release, step);
