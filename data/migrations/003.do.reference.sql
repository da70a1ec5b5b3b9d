-- What the records refer to: the country's units, the law, the groups, and who may sign in.
CREATE TABLE atlas.admin_unit (
  code text CONSTRAINT admin_unit_pk PRIMARY KEY,
  level text NOT NULL CONSTRAINT admin_unit_level_known CHECK (level IN ('aimag', 'soum')),
  kind text NOT NULL CONSTRAINT admin_unit_kind_known CHECK (kind IN ('aimag', 'capital', 'soum', 'district')),
  parent_code text CONSTRAINT admin_unit_parent_fk REFERENCES atlas.admin_unit (code),
  name_en text,
  name_mn text,
  aliases text[] NOT NULL DEFAULT '{}',
  seat text,
  population_2020 integer CONSTRAINT admin_unit_population_not_negative CHECK (population_2020 >= 0),
  area_km2 double precision CONSTRAINT admin_unit_area_positive CHECK (area_km2 > 0),
  geom_basis text NOT NULL CONSTRAINT admin_unit_geom_basis_known CHECK (geom_basis IN ('official', 'approximate')),
  centre geometry(Point, 4326),
  geom geometry(MultiPolygon, 4326),
  CONSTRAINT admin_unit_soum_has_parent CHECK ((level = 'aimag') = (parent_code IS NULL)),
  CONSTRAINT admin_unit_has_a_name CHECK (name_en IS NOT NULL OR name_mn IS NOT NULL)
);
COMMENT ON TABLE atlas.admin_unit IS 'Aimags, soums and districts. Soum areas are approximations until official boundaries are imported.';
COMMENT ON COLUMN atlas.admin_unit.code IS 'Aimag: ISO 3166-2. Soum: code of the National Statistics Office.';
COMMENT ON COLUMN atlas.admin_unit.level IS 'aimag or soum; districts of the capital count as soums.';
COMMENT ON COLUMN atlas.admin_unit.kind IS 'What it is called: aimag, capital, soum, district.';
COMMENT ON COLUMN atlas.admin_unit.parent_code IS 'The aimag a soum belongs to.';
COMMENT ON COLUMN atlas.admin_unit.name_en IS 'Name in Latin script.';
COMMENT ON COLUMN atlas.admin_unit.name_mn IS 'Name in Cyrillic script.';
COMMENT ON COLUMN atlas.admin_unit.aliases IS 'Other spellings, for search.';
COMMENT ON COLUMN atlas.admin_unit.seat IS 'Name of the settlement where it differs from the unit''s.';
COMMENT ON COLUMN atlas.admin_unit.population_2020 IS 'Census 2020.';
COMMENT ON COLUMN atlas.admin_unit.area_km2 IS 'Published area, aimags only.';
COMMENT ON COLUMN atlas.admin_unit.geom_basis IS 'official, or approximate (drawn from centres).';
COMMENT ON COLUMN atlas.admin_unit.centre IS 'Seat of the unit.';
COMMENT ON COLUMN atlas.admin_unit.geom IS 'Area; null where not even a centre is known.';
CREATE INDEX admin_unit_parent_idx ON atlas.admin_unit (parent_code);
CREATE INDEX admin_unit_centre_gist ON atlas.admin_unit USING gist (centre);
CREATE INDEX admin_unit_geom_gist ON atlas.admin_unit USING gist (geom);

CREATE TABLE atlas.legal_instrument (
  code text CONSTRAINT legal_instrument_pk PRIMARY KEY,
  title_en text NOT NULL,
  title_mn text NOT NULL,
  short_en text NOT NULL,
  short_mn text NOT NULL,
  in_force_from date NOT NULL,
  in_force_precision text NOT NULL CONSTRAINT legal_instrument_precision_known CHECK (in_force_precision IN ('day', 'month', 'year')),
  suspended_from date,
  suspended_to date,
  ended_on date,
  replaced_by text CONSTRAINT legal_instrument_replaced_by_fk REFERENCES atlas.legal_instrument (code),
  note_en text,
  note_mn text,
  source_url text NOT NULL,
  CONSTRAINT legal_instrument_suspension_in_order CHECK (suspended_to IS NULL OR suspended_to > suspended_from),
  CONSTRAINT legal_instrument_end_in_order CHECK (ended_on IS NULL OR ended_on > in_force_from)
);
COMMENT ON TABLE atlas.legal_instrument IS 'The rules artisanal mining is done under. They switch on and off, so every contract points to one.';
COMMENT ON COLUMN atlas.legal_instrument.code IS 'Short stable code, e.g. RES-2010-308.';
COMMENT ON COLUMN atlas.legal_instrument.title_en IS 'Full title in English.';
COMMENT ON COLUMN atlas.legal_instrument.title_mn IS 'Full title in Mongolian.';
COMMENT ON COLUMN atlas.legal_instrument.short_en IS 'Name used on the map, English.';
COMMENT ON COLUMN atlas.legal_instrument.short_mn IS 'Name used on the map, Mongolian.';
COMMENT ON COLUMN atlas.legal_instrument.in_force_from IS 'First day in force, as exact as known.';
COMMENT ON COLUMN atlas.legal_instrument.in_force_precision IS 'Whether that date is known to the day, month or year.';
COMMENT ON COLUMN atlas.legal_instrument.suspended_from IS 'First day of a suspension.';
COMMENT ON COLUMN atlas.legal_instrument.suspended_to IS 'First day after a suspension.';
COMMENT ON COLUMN atlas.legal_instrument.ended_on IS 'First day no longer in force.';
COMMENT ON COLUMN atlas.legal_instrument.replaced_by IS 'The instrument that replaced it.';
COMMENT ON COLUMN atlas.legal_instrument.note_en IS 'What is known and where sources disagree, English.';
COMMENT ON COLUMN atlas.legal_instrument.note_mn IS 'The same in Mongolian.';
COMMENT ON COLUMN atlas.legal_instrument.source_url IS 'Where this is published.';
CREATE INDEX legal_instrument_replaced_by_idx ON atlas.legal_instrument (replaced_by);

-- Was this instrument in force on that day? Suspension counts as not in force (publication rules 5 and 6).
CREATE FUNCTION atlas.was_in_force(instrument text, on_day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT on_day >= i.in_force_from
       AND (i.ended_on IS NULL OR on_day < i.ended_on)
       AND NOT (i.suspended_from IS NOT NULL AND on_day >= i.suspended_from AND (i.suspended_to IS NULL OR on_day < i.suspended_to))
      FROM atlas.legal_instrument i WHERE i.code = instrument), false)
$$;
COMMENT ON FUNCTION atlas.was_in_force IS 'Was the instrument in force, and not suspended, on that day?';

CREATE TABLE atlas.account (
  id uuid CONSTRAINT account_pk PRIMARY KEY,
  email text NOT NULL CONSTRAINT account_email_lower CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  display_name text NOT NULL CONSTRAINT account_display_name_short CHECK (length(display_name) BETWEEN 1 AND 100),
  role text NOT NULL CONSTRAINT account_role_known CHECK (role IN ('officer', 'planner', 'administrator')),
  password_hash text NOT NULL,
  is_demo boolean NOT NULL DEFAULT false,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT account_email_unique UNIQUE (email)
);
COMMENT ON TABLE atlas.account IS 'Who may sign in.';
COMMENT ON COLUMN atlas.account.id IS 'UUIDv7.';
COMMENT ON COLUMN atlas.account.email IS 'Sign-in name, lower case.';
COMMENT ON COLUMN atlas.account.display_name IS 'How colleagues see this account.';
COMMENT ON COLUMN atlas.account.role IS 'officer, planner or administrator.';
COMMENT ON COLUMN atlas.account.password_hash IS 'argon2id, PHC string.';
COMMENT ON COLUMN atlas.account.is_demo IS 'One of the three demo accounts.';
COMMENT ON COLUMN atlas.account.disabled_at IS 'Set when the account may no longer sign in.';
COMMENT ON COLUMN atlas.account.created_at IS 'When it was made.';

CREATE TABLE atlas.session (
  token_hash bytea CONSTRAINT session_pk PRIMARY KEY CONSTRAINT session_token_hash_is_sha256 CHECK (length(token_hash) = 32),
  account_id uuid NOT NULL CONSTRAINT session_account_fk REFERENCES atlas.account (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE atlas.session IS 'Signed-in browsers. The token itself is never stored.';
COMMENT ON COLUMN atlas.session.token_hash IS 'SHA-256 of the random token in the cookie.';
COMMENT ON COLUMN atlas.session.account_id IS 'Whose session.';
COMMENT ON COLUMN atlas.session.created_at IS 'Sign-in.';
COMMENT ON COLUMN atlas.session.last_seen_at IS 'Last use, kept to the minute.';
COMMENT ON COLUMN atlas.session.expires_at IS 'Absolute end.';
CREATE INDEX session_account_idx ON atlas.session (account_id);
CREATE INDEX session_expires_idx ON atlas.session (expires_at);

CREATE TABLE atlas.organisation (
  id uuid CONSTRAINT organisation_pk PRIMARY KEY,
  code text NOT NULL CONSTRAINT organisation_code_unique UNIQUE,
  name_en text NOT NULL CONSTRAINT organisation_name_en_short CHECK (length(name_en) BETWEEN 1 AND 200),
  name_mn text,
  kind text NOT NULL CONSTRAINT organisation_kind_known CHECK (kind IN ('partnership', 'cooperative', 'ngo')),
  aimag_code text CONSTRAINT organisation_aimag_fk REFERENCES atlas.admin_unit (code),
  members_women integer CONSTRAINT organisation_women_not_negative CHECK (members_women >= 0),
  members_men integer CONSTRAINT organisation_men_not_negative CHECK (members_men >= 0),
  is_federation_member boolean,
  has_rehabilitation_default boolean,
  founded_on date,
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE atlas.organisation IS 'Groups of miners: partnerships, cooperatives, NGOs. Counts only, never persons.';
COMMENT ON COLUMN atlas.organisation.id IS 'UUIDv7.';
COMMENT ON COLUMN atlas.organisation.code IS 'Short code.';
COMMENT ON COLUMN atlas.organisation.name_en IS 'Name in Latin script.';
COMMENT ON COLUMN atlas.organisation.name_mn IS 'Name in Cyrillic script.';
COMMENT ON COLUMN atlas.organisation.kind IS 'partnership, cooperative or ngo.';
COMMENT ON COLUMN atlas.organisation.aimag_code IS 'Where it is registered.';
COMMENT ON COLUMN atlas.organisation.members_women IS 'Women among the members; null: not assessed.';
COMMENT ON COLUMN atlas.organisation.members_men IS 'Men among the members; null: not assessed.';
COMMENT ON COLUMN atlas.organisation.is_federation_member IS 'Member of the federation; null: not assessed.';
COMMENT ON COLUMN atlas.organisation.has_rehabilitation_default IS 'Failed to repair land before; null: not assessed.';
COMMENT ON COLUMN atlas.organisation.founded_on IS 'When it was formed.';
COMMENT ON COLUMN atlas.organisation.is_demo IS 'Invented, for demonstration.';
COMMENT ON COLUMN atlas.organisation.version IS 'Grows by one with every change.';
COMMENT ON COLUMN atlas.organisation.created_at IS 'When it was recorded.';
COMMENT ON COLUMN atlas.organisation.updated_at IS 'When it last changed.';
CREATE INDEX organisation_aimag_idx ON atlas.organisation (aimag_code);
