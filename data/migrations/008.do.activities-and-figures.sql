-- What the federation did with people, and what others have published.
CREATE TABLE atlas.activity (
  id uuid CONSTRAINT activity_pk PRIMARY KEY,
  code text NOT NULL CONSTRAINT activity_code_unique UNIQUE,
  topic text NOT NULL CONSTRAINT activity_topic_known
    CHECK (topic IN ('rights_and_law', 'safety_and_health', 'rehabilitation', 'child_protection', 'mercury_free', 'business_skills')),
  title_en text NOT NULL,
  title_mn text,
  held_on date NOT NULL,
  soum_code text CONSTRAINT activity_soum_fk REFERENCES atlas.admin_unit (code),
  women integer CONSTRAINT activity_women_not_negative CHECK (women >= 0),
  men integer CONSTRAINT activity_men_not_negative CHECK (men >= 0),
  people integer NOT NULL CONSTRAINT activity_people_positive CHECK (people > 0),
  programme text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  is_demo boolean NOT NULL DEFAULT false,
  CONSTRAINT activity_sexes_within_people CHECK (coalesce(women, 0) + coalesce(men, 0) <= people)
);
COMMENT ON TABLE atlas.activity IS 'Trainings and the like: how many people were reached, by sex, when and in which soum.';
COMMENT ON COLUMN atlas.activity.id IS 'UUIDv7.';
COMMENT ON COLUMN atlas.activity.code IS 'Short code.';
COMMENT ON COLUMN atlas.activity.topic IS 'What it was about.';
COMMENT ON COLUMN atlas.activity.title_en IS 'Title in English.';
COMMENT ON COLUMN atlas.activity.title_mn IS 'Title in Mongolian.';
COMMENT ON COLUMN atlas.activity.held_on IS 'Day it was held (its last day).';
COMMENT ON COLUMN atlas.activity.soum_code IS 'Where; null: not known.';
COMMENT ON COLUMN atlas.activity.women IS 'Women reached; null: not counted by sex.';
COMMENT ON COLUMN atlas.activity.men IS 'Men reached; null: not counted by sex.';
COMMENT ON COLUMN atlas.activity.people IS 'People reached.';
COMMENT ON COLUMN atlas.activity.programme IS 'Programme that paid.';
COMMENT ON COLUMN atlas.activity.recorded_at IS 'When it was written down.';
COMMENT ON COLUMN atlas.activity.is_demo IS 'Invented, for demonstration.';
CREATE INDEX activity_soum_idx ON atlas.activity (soum_code);

CREATE TABLE atlas.published_figure (
  code text CONSTRAINT published_figure_pk PRIMARY KEY,
  kind text NOT NULL CONSTRAINT published_figure_kind_known CHECK (kind IN ('place', 'national', 'programme')),
  topic text NOT NULL,
  title_en text NOT NULL,
  title_mn text NOT NULL,
  value_low double precision,
  value_high double precision,
  unit text,
  definition_en text NOT NULL,
  definition_mn text,
  as_of text NOT NULL,
  source_name text NOT NULL,
  source_url text,
  mineral text,
  aimag_code text CONSTRAINT published_figure_aimag_fk REFERENCES atlas.admin_unit (code),
  soum_code text CONSTRAINT published_figure_soum_fk REFERENCES atlas.admin_unit (code),
  place_basis text,
  geom geometry(Point, 4326),
  CONSTRAINT published_figure_range_in_order CHECK (value_high IS NULL OR value_high >= value_low),
  CONSTRAINT published_figure_place_has_basis CHECK ((geom IS NULL) = (place_basis IS NULL))
);
COMMENT ON TABLE atlas.published_figure IS 'Quotations: numbers and places others have published, with source, date and definition. Never linked to a record of ours.';
COMMENT ON COLUMN atlas.published_figure.code IS 'Stable code.';
COMMENT ON COLUMN atlas.published_figure.kind IS 'place, national or programme.';
COMMENT ON COLUMN atlas.published_figure.topic IS 'Figures of one topic answer one question; they may disagree.';
COMMENT ON COLUMN atlas.published_figure.title_en IS 'What is counted, English.';
COMMENT ON COLUMN atlas.published_figure.title_mn IS 'What is counted, Mongolian.';
COMMENT ON COLUMN atlas.published_figure.value_low IS 'The number, or the lower end of a range; null: a statement without a number.';
COMMENT ON COLUMN atlas.published_figure.value_high IS 'Upper end of a range; equal to the lower where one number is given; null: open or none.';
COMMENT ON COLUMN atlas.published_figure.unit IS 'Unit of the number.';
COMMENT ON COLUMN atlas.published_figure.definition_en IS 'What exactly the source counted or stated.';
COMMENT ON COLUMN atlas.published_figure.definition_mn IS 'The same in Mongolian.';
COMMENT ON COLUMN atlas.published_figure.as_of IS 'Date or period the number speaks of, as exact as known.';
COMMENT ON COLUMN atlas.published_figure.source_name IS 'Who published it.';
COMMENT ON COLUMN atlas.published_figure.source_url IS 'Where.';
COMMENT ON COLUMN atlas.published_figure.mineral IS 'Mineral, for places.';
COMMENT ON COLUMN atlas.published_figure.aimag_code IS 'Aimag the source names.';
COMMENT ON COLUMN atlas.published_figure.soum_code IS 'Soum the source names.';
COMMENT ON COLUMN atlas.published_figure.place_basis IS 'How the point was obtained.';
COMMENT ON COLUMN atlas.published_figure.geom IS 'A settlement near the place the source names, not a mine.';
CREATE INDEX published_figure_aimag_idx ON atlas.published_figure (aimag_code);
CREATE INDEX published_figure_soum_idx ON atlas.published_figure (soum_code);
CREATE INDEX published_figure_geom_gist ON atlas.published_figure USING gist (geom);
