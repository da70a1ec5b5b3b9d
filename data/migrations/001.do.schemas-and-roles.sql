-- Four schemas and five roles are the access model of the atlas: a request runs as the role of whoever asks,
-- with the projection's schema first on its search path, so that a forgotten filter finds nothing in reach.
-- Roles belong to the whole cluster, not to one database: creating them must bear that another database has done so already.
CREATE EXTENSION IF NOT EXISTS postgis;

CREATE SCHEMA atlas;
COMMENT ON SCHEMA atlas IS 'The records themselves. Nobody but the owner and the publisher reads here.';
CREATE SCHEMA internal;
COMMENT ON SCHEMA internal IS 'One view per collection as staff see it.';
CREATE SCHEMA publication;
COMMENT ON SCHEMA publication IS 'Releases: plain tables built by the release function, and what only the publisher may know.';
CREATE SCHEMA published;
COMMENT ON SCHEMA published IS 'One view per collection as anyone may see it: the current release and nothing live.';

DO $$
DECLARE
  role_name text;
  may_set boolean;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['atlas_public', 'atlas_officer', 'atlas_planner', 'atlas_admin', 'atlas_publisher'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this cluster, or another process at this moment
    END;
    -- PostgreSQL 16 and later: whoever creates a role may administer it, but not SET ROLE to it without being granted that.
    -- Where another user of the cluster made the roles, an administrator has granted them already, or this says what to grant.
    IF current_setting('server_version_num')::integer >= 160000 THEN
      may_set := pg_has_role(current_user, role_name, 'SET');
    ELSE
      may_set := pg_has_role(current_user, role_name, 'MEMBER');
    END IF;
    IF NOT may_set THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
    END IF;
  END LOOP;
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA published TO atlas_public, atlas_officer, atlas_planner, atlas_admin;
GRANT USAGE ON SCHEMA internal TO atlas_officer, atlas_planner, atlas_admin;
GRANT USAGE ON SCHEMA atlas, publication TO atlas_publisher;
