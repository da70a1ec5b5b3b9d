-- What people decided, one by one, to show: publication rules 6 (e) and (f), 8 and 9. Nothing below the province is public without a row here.
CREATE TABLE atlas.site_publication_consent (
  site_id uuid CONSTRAINT site_publication_consent_pk PRIMARY KEY CONSTRAINT site_publication_consent_site_fk REFERENCES atlas.site (id),
  agreed_on date NOT NULL,
  document_reference text NOT NULL CONSTRAINT site_publication_consent_document_named CHECK (length(document_reference) BETWEEN 1 AND 500),
  shown_as text NOT NULL CONSTRAINT site_publication_consent_shown_as_known CHECK (shown_as IN ('cell', 'soum')),
  decided_by uuid NOT NULL CONSTRAINT site_publication_consent_decided_by_fk REFERENCES atlas.account (id),
  confirmed_by uuid CONSTRAINT site_publication_consent_confirmed_by_fk REFERENCES atlas.account (id),
  decided_on date NOT NULL,
  withdrawn_on date,
  is_demo boolean NOT NULL DEFAULT false,
  CONSTRAINT site_publication_consent_two_people CHECK (confirmed_by <> decided_by),
  CONSTRAINT site_publication_consent_dates_in_order CHECK (decided_on >= agreed_on AND (withdrawn_on IS NULL OR withdrawn_on >= agreed_on))
);
COMMENT ON TABLE atlas.site_publication_consent IS 'A group''s written consent to be on the public register, and how two people decided to show it.';
COMMENT ON COLUMN atlas.site_publication_consent.site_id IS 'The site.';
COMMENT ON COLUMN atlas.site_publication_consent.agreed_on IS 'Day the group agreed in writing, knowing that what was public once cannot be recalled.';
COMMENT ON COLUMN atlas.site_publication_consent.document_reference IS 'The paper it signed.';
COMMENT ON COLUMN atlas.site_publication_consent.shown_as IS 'cell (fixed, 0.1 degrees) or soum. Soum whenever other work is known nearby or nobody knows.';
COMMENT ON COLUMN atlas.site_publication_consent.decided_by IS 'Who chose how to show it.';
COMMENT ON COLUMN atlas.site_publication_consent.confirmed_by IS 'The second person; null while nobody has confirmed, and then nothing is shown.';
COMMENT ON COLUMN atlas.site_publication_consent.decided_on IS 'Day of the decision.';
COMMENT ON COLUMN atlas.site_publication_consent.withdrawn_on IS 'Day the group took its consent back: the next release no longer shows it.';
COMMENT ON COLUMN atlas.site_publication_consent.is_demo IS 'Invented, for demonstration.';
CREATE INDEX site_publication_consent_decided_by_idx ON atlas.site_publication_consent (decided_by);
CREATE INDEX site_publication_consent_confirmed_by_idx ON atlas.site_publication_consent (confirmed_by);

CREATE TABLE atlas.zone_publication_decision (
  zone_id uuid CONSTRAINT zone_publication_decision_pk PRIMARY KEY CONSTRAINT zone_publication_decision_zone_fk REFERENCES atlas.rehabilitation_zone (id),
  shown_as text NOT NULL CONSTRAINT zone_publication_decision_shown_as_known CHECK (shown_as IN ('outline', 'cell', 'soum')),
  decided_by uuid NOT NULL CONSTRAINT zone_publication_decision_decided_by_fk REFERENCES atlas.account (id),
  confirmed_by uuid CONSTRAINT zone_publication_decision_confirmed_by_fk REFERENCES atlas.account (id),
  decided_on date NOT NULL,
  is_demo boolean NOT NULL DEFAULT false,
  CONSTRAINT zone_publication_decision_two_people CHECK (confirmed_by <> decided_by)
);
COMMENT ON TABLE atlas.zone_publication_decision IS 'How two people decided to show an accepted zone. Without a row it is counted for its province and not shown itself.';
COMMENT ON COLUMN atlas.zone_publication_decision.zone_id IS 'The zone.';
COMMENT ON COLUMN atlas.zone_publication_decision.shown_as IS 'outline, cell or soum. An outline becomes a soum where a linked site is not handed back or work is known within 5 km.';
COMMENT ON COLUMN atlas.zone_publication_decision.decided_by IS 'Who chose how to show it.';
COMMENT ON COLUMN atlas.zone_publication_decision.confirmed_by IS 'The second person; null while nobody has confirmed, and then nothing is shown.';
COMMENT ON COLUMN atlas.zone_publication_decision.decided_on IS 'Day of the decision.';
COMMENT ON COLUMN atlas.zone_publication_decision.is_demo IS 'Invented, for demonstration.';
CREATE INDEX zone_publication_decision_decided_by_idx ON atlas.zone_publication_decision (decided_by);
CREATE INDEX zone_publication_decision_confirmed_by_idx ON atlas.zone_publication_decision (confirmed_by);

CREATE TABLE atlas.kindergarten_publication_decision (
  kindergarten_id uuid CONSTRAINT kindergarten_publication_decision_pk PRIMARY KEY
    CONSTRAINT kindergarten_publication_decision_kindergarten_fk REFERENCES atlas.kindergarten (id),
  announced_on date NOT NULL,
  source_reference text NOT NULL CONSTRAINT kindergarten_publication_decision_source_named CHECK (length(source_reference) BETWEEN 1 AND 500),
  is_demo boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE atlas.kindergarten_publication_decision IS 'Kindergartens whose soum the federation has announced itself. Counts for open buildings only; all others are shown by province.';
COMMENT ON COLUMN atlas.kindergarten_publication_decision.kindergarten_id IS 'The kindergarten.';
COMMENT ON COLUMN atlas.kindergarten_publication_decision.announced_on IS 'Day of the announcement.';
COMMENT ON COLUMN atlas.kindergarten_publication_decision.source_reference IS 'Where it was announced.';
COMMENT ON COLUMN atlas.kindergarten_publication_decision.is_demo IS 'Invented, for demonstration.';

GRANT SELECT ON atlas.site_publication_consent, atlas.zone_publication_decision, atlas.kindergarten_publication_decision TO atlas_publisher;
