-- What accounts need to be kept by people instead of by SQL: one-time links to set a password, a second factor, and a memory of who may do what.
-- None of this is in reach of any role but the owner: the server's gate checks the right and the owner writes.

-- A session is named to its owner without its key.
ALTER TABLE atlas.session ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT session_id_unique UNIQUE;
COMMENT ON COLUMN atlas.session.id IS 'Names the session in lists; opens nothing.';
ALTER TABLE atlas.account ADD COLUMN last_used_at timestamptz;
COMMENT ON COLUMN atlas.account.last_used_at IS 'Last use, kept to the minute; null: never signed in.';

CREATE TABLE atlas.invitation (
  id uuid CONSTRAINT invitation_pk PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL CONSTRAINT invitation_account_fk REFERENCES atlas.account (id) ON DELETE CASCADE,
  token_hash bytea NOT NULL CONSTRAINT invitation_token_unique UNIQUE CONSTRAINT invitation_token_is_sha256 CHECK (length(token_hash) = 32),
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by uuid CONSTRAINT invitation_made_by_fk REFERENCES atlas.account (id) ON DELETE SET NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  withdrawn_at timestamptz,
  CONSTRAINT invitation_ends_after_it_begins CHECK (expires_at > made_at),
  CONSTRAINT invitation_used_or_withdrawn CHECK (used_at IS NULL OR withdrawn_at IS NULL)
);
COMMENT ON TABLE atlas.invitation IS 'One-time links to set a password. The token itself is never stored.';
COMMENT ON COLUMN atlas.invitation.id IS 'Names the invitation; opens nothing.';
COMMENT ON COLUMN atlas.invitation.account_id IS 'Whose password it sets.';
COMMENT ON COLUMN atlas.invitation.token_hash IS 'SHA-256 of the random token in the link.';
COMMENT ON COLUMN atlas.invitation.made_at IS 'When it was made.';
COMMENT ON COLUMN atlas.invitation.made_by IS 'Administrator who made it; null: by command.';
COMMENT ON COLUMN atlas.invitation.expires_at IS 'From then on it opens nothing.';
COMMENT ON COLUMN atlas.invitation.used_at IS 'When the password was set with it; it works once.';
COMMENT ON COLUMN atlas.invitation.withdrawn_at IS 'When a newer link took its place, or the account was disabled.';
CREATE INDEX invitation_account_idx ON atlas.invitation (account_id);
CREATE INDEX invitation_made_by_idx ON atlas.invitation (made_by);
CREATE UNIQUE INDEX invitation_one_open ON atlas.invitation (account_id) WHERE used_at IS NULL AND withdrawn_at IS NULL;

CREATE TABLE atlas.second_factor (
  account_id uuid CONSTRAINT second_factor_pk PRIMARY KEY CONSTRAINT second_factor_account_fk REFERENCES atlas.account (id) ON DELETE CASCADE,
  secret bytea NOT NULL CONSTRAINT second_factor_secret_long CHECK (length(secret) = 20),
  begun_at timestamptz NOT NULL DEFAULT now(),
  confirmed_at timestamptz,
  last_step bigint,
  CONSTRAINT second_factor_confirmed_by_a_code CHECK (confirmed_at IS NULL OR last_step IS NOT NULL)
);
COMMENT ON TABLE atlas.second_factor IS 'Codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds) asked for beside the password.';
COMMENT ON COLUMN atlas.second_factor.account_id IS 'Whose second factor.';
COMMENT ON COLUMN atlas.second_factor.secret IS 'Shared with the app; 160 random bits. It cannot be hashed: codes are computed from it.';
COMMENT ON COLUMN atlas.second_factor.begun_at IS 'When the secret was shown.';
COMMENT ON COLUMN atlas.second_factor.confirmed_at IS 'When a first code proved that the app has it; null: not asked for yet.';
COMMENT ON COLUMN atlas.second_factor.last_step IS 'Thirty-second step of the newest code used: none up to it works again.';

CREATE TABLE atlas.recovery_code (
  account_id uuid NOT NULL CONSTRAINT recovery_code_second_factor_fk REFERENCES atlas.second_factor (account_id) ON DELETE CASCADE,
  code_hash bytea NOT NULL CONSTRAINT recovery_code_is_sha256 CHECK (length(code_hash) = 32),
  used_at timestamptz,
  CONSTRAINT recovery_code_pk PRIMARY KEY (account_id, code_hash)
);
COMMENT ON TABLE atlas.recovery_code IS 'Take the place of the app when it is lost; each works once.';
COMMENT ON COLUMN atlas.recovery_code.account_id IS 'Whose code.';
COMMENT ON COLUMN atlas.recovery_code.code_hash IS 'SHA-256 of the code: random enough that one round keeps it.';
COMMENT ON COLUMN atlas.recovery_code.used_at IS 'When it was used.';

-- Demo accounts are known to everybody, and what they invite is theirs: all of them close for good once somebody real has an account.
CREATE FUNCTION atlas.may_sign_in(who atlas.account) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT who.disabled_at IS NULL AND (NOT who.is_demo OR NOT EXISTS (SELECT 1 FROM atlas.account a WHERE NOT a.is_demo))
$$;
COMMENT ON FUNCTION atlas.may_sign_in IS 'Is the account open: not disabled, and no demo account beside real ones?';

-- Nobody shuts himself out, and the atlas keeps an administrator. The lock makes two who would demote each other come one after the other.
CREATE FUNCTION atlas.guard_administrators() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.id = atlas.actor() THEN
    RAISE EXCEPTION 'Nobody changes his own role or disables himself' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_not_ones_own';
  END IF;
  IF OLD.role = 'administrator' AND OLD.disabled_at IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext('atlas.guard_administrators'));
    IF NOT EXISTS (SELECT 1 FROM atlas.account a WHERE a.id <> OLD.id AND a.role = 'administrator' AND a.disabled_at IS NULL
                      AND a.password_hash <> '!' AND (NOT a.is_demo OR OLD.is_demo)) THEN
      RAISE EXCEPTION 'This is the last administrator who can sign in' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_last_administrator';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.guard_administrators IS 'Trigger: an administrator who can sign in stays, and nobody disables or demotes himself.';
CREATE TRIGGER account_guard_administrators BEFORE UPDATE OF role, disabled_at ON atlas.account
  FOR EACH ROW WHEN (OLD.role <> NEW.role OR (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL)) EXECUTE FUNCTION atlas.guard_administrators();

-- Writing an entry is one thing, choosing what it tells another: of an account, hashes and addresses are not told.
CREATE FUNCTION atlas.write_change(told atlas.change_log) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  made atlas.change_log := told;
BEGIN
  SELECT l.entry + 1, l.hash INTO made.entry, made.previous_hash FROM atlas.change_log l
   WHERE l.table_name = made.table_name AND l.record_id = made.record_id ORDER BY l.entry DESC LIMIT 1;
  made.entry := coalesce(made.entry, 1);
  made.previous_hash := coalesce(made.previous_hash, decode(repeat('00', 32), 'hex'));
  made.changed_at := clock_timestamp();
  made.actor_id := atlas.actor();
  made.request_id := nullif(current_setting('atlas.request_id', true), '');
  made.reason := nullif(current_setting('atlas.reason', true), '');
  made.hash := atlas.change_hash(made);
  INSERT INTO atlas.change_log (table_name, record_id, parent_id, entry, operation, changed_at, actor_id, request_id, reason, before, after, previous_hash, hash)
  VALUES (made.table_name, made.record_id, made.parent_id, made.entry, made.operation, made.changed_at, made.actor_id, made.request_id, made.reason,
          made.before, made.after, made.previous_hash, made.hash);
END
$$;
COMMENT ON FUNCTION atlas.write_change IS 'Chains an entry to the one before of the same record, with who, when, in which request and why.';

CREATE OR REPLACE FUNCTION atlas.log_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  made atlas.change_log;
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  is_now jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  IF atlas.is_loading() THEN
    RETURN NULL;
  END IF;
  -- What follows from events is not a change of the record: the events tell it themselves.
  IF TG_OP = 'UPDATE' AND was - ARRAY['version', 'updated_at', 'current_state', 'current_state_since', 'current_state_event_id', 'history']
       = is_now - ARRAY['version', 'updated_at', 'current_state', 'current_state_since', 'current_state_event_id', 'history'] THEN
    RETURN NULL;
  END IF;
  made.table_name := TG_TABLE_NAME;
  made.record_id := (SELECT string_agg(coalesce(is_now, was) ->> k.name, '+' ORDER BY k.position)
                       FROM unnest(string_to_array(coalesce(TG_ARGV[1], 'id'), ',')) WITH ORDINALITY AS k (name, position));
  made.parent_id := CASE WHEN TG_ARGV[0] <> '' THEN coalesce(is_now, was) ->> TG_ARGV[0] END;
  made.operation := CASE
    WHEN TG_OP = 'INSERT' THEN 'create'
    WHEN TG_OP = 'DELETE' THEN 'purge'
    WHEN was ->> 'deleted_at' IS NULL AND is_now ->> 'deleted_at' IS NOT NULL THEN 'delete'
    WHEN was ->> 'deleted_at' IS NOT NULL AND is_now ->> 'deleted_at' IS NULL THEN 'restore'
    ELSE 'change' END;
  made.before := was;
  made.after := is_now;
  PERFORM atlas.write_change(made);
  RETURN NULL;
END
$$;

-- Named column by column: a column added later is not told before somebody has thought about it.
CREATE FUNCTION atlas.log_account_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  made atlas.change_log;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    made.before := jsonb_build_object('display_name', OLD.display_name, 'role', OLD.role, 'is_disabled', OLD.disabled_at IS NOT NULL);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    made.after := jsonb_build_object('display_name', NEW.display_name, 'role', NEW.role, 'is_disabled', NEW.disabled_at IS NOT NULL);
  END IF;
  IF made.before = made.after THEN
    RETURN NULL;
  END IF;
  made.table_name := TG_TABLE_NAME;
  made.record_id := CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END;
  made.operation := CASE TG_OP WHEN 'INSERT' THEN 'create' WHEN 'DELETE' THEN 'purge' ELSE 'change' END;
  PERFORM atlas.write_change(made);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.log_account_change IS 'Trigger: writes down name, role and disabling of an account, and nothing else of it.';
CREATE TRIGGER account_log_change AFTER INSERT OR UPDATE OR DELETE ON atlas.account
  FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_account_change();
CREATE TRIGGER account_aimag_log_change AFTER INSERT OR DELETE ON atlas.account_aimag
  FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('account_id', 'account_id,aimag_code');

-- What became of accounts is for administrators: staff read the memory of records.
CREATE OR REPLACE VIEW internal.changes AS
SELECT l.id, l.table_name, l.record_id, l.parent_id, l.entry, l.operation, l.changed_at, a.display_name AS actor, l.request_id, l.reason, l.before, l.after
  FROM atlas.change_log l LEFT JOIN atlas.account a ON a.id = l.actor_id WHERE l.table_name NOT IN ('account', 'account_aimag');
COMMENT ON VIEW internal.changes IS 'The change log of records as staff read it: names instead of accounts, no hashes; what became of accounts is not in it.';

REVOKE EXECUTE ON FUNCTION atlas.may_sign_in(atlas.account), atlas.guard_administrators(), atlas.write_change(atlas.change_log), atlas.log_account_change() FROM PUBLIC;
