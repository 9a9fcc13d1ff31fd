using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>The tables of an inventory file.</summary>
/// <remarks>The payload of an identity is its content; its instants stand in columns of fixed width, so that seeing it again rewrites a few bytes in place.</remarks>
internal static class Schema
{
    /// <summary>"NHIG": the mark by which a file is known to be an inventory.</summary>
    internal const int ApplicationId = 0x4E484947;

    /// <summary>Version of the tables and of what the payloads hold.</summary>
    internal const int Version = 5;

    /// <summary>The oldest version that is brought up to date where it is opened.</summary>
    private const int Oldest = 1;

    private const string Tables =
        """
        CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE identity (
          id TEXT PRIMARY KEY NOT NULL,
          area TEXT NOT NULL,
          class TEXT NOT NULL,
          standing TEXT NOT NULL,
          first_seen TEXT NOT NULL,
          last_seen TEXT NOT NULL,
          disappeared_at TEXT,
          principal TEXT,
          payload BLOB NOT NULL);
        CREATE TABLE alias (
          alias TEXT NOT NULL,
          id TEXT NOT NULL REFERENCES identity (id) ON DELETE CASCADE,
          PRIMARY KEY (alias, id)) WITHOUT ROWID;
        CREATE INDEX alias_id ON alias (id);
        CREATE TABLE finding (
          id TEXT PRIMARY KEY NOT NULL,
          identity TEXT,
          control TEXT NOT NULL,
          severity TEXT NOT NULL,
          payload BLOB NOT NULL);
        CREATE TABLE change (
          revision INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          kind TEXT NOT NULL,
          key TEXT NOT NULL,
          payload BLOB NOT NULL,
          PRIMARY KEY (revision, seq));
        INSERT INTO meta (key, value) VALUES ('revision', 0);
        """;

    // What a version added to the one before it. Never changed once published: files are brought up to date by them.
    private static readonly (int Version, string Tables, Action<SqliteConnection>? Rows)[] Steps =
    [
        new(
            2,
            """
            CREATE TABLE enrolment (
              id TEXT PRIMARY KEY NOT NULL,
              name TEXT,
              credential TEXT,
              enrolled_at TEXT NOT NULL,
              bits INTEGER NOT NULL,
              forms TEXT NOT NULL,
              weak TEXT);
            CREATE TABLE scan_recipe (
              id INTEGER PRIMARY KEY,
              recipe TEXT UNIQUE NOT NULL,
              salt BLOB NOT NULL,
              used INTEGER NOT NULL);
            CREATE TABLE scan_mark (
              recipe INTEGER NOT NULL REFERENCES scan_recipe (id) ON DELETE CASCADE,
              seq INTEGER NOT NULL,
              marks BLOB NOT NULL,
              PRIMARY KEY (recipe, seq));
            """,
            null),
        new(
            3,
            """
            CREATE TABLE attestation (
              identity TEXT NOT NULL,
              role TEXT NOT NULL,
              party TEXT NOT NULL,
              attested_by TEXT NOT NULL,
              attested_at TEXT NOT NULL,
              until TEXT NOT NULL,
              PRIMARY KEY (identity, role)) WITHOUT ROWID;
            """,
            null),
        new(
            4,
            """
            CREATE TABLE survey (
              id INTEGER PRIMARY KEY CHECK (id = 1),
              revision INTEGER NOT NULL,
              payload BLOB NOT NULL);
            """,
            null),
        new(
            5,
            """
            CREATE TABLE identity_of_5 (
              row INTEGER PRIMARY KEY,
              id TEXT UNIQUE NOT NULL,
              area TEXT NOT NULL,
              class TEXT NOT NULL,
              standing TEXT NOT NULL,
              first_seen TEXT NOT NULL,
              last_seen TEXT NOT NULL,
              disappeared_at TEXT,
              principal TEXT,
              payload BLOB NOT NULL);
            INSERT INTO identity_of_5 (id, area, class, standing, first_seen, last_seen, disappeared_at, principal, payload)
              SELECT id, area, class, standing, first_seen, last_seen, disappeared_at, principal, payload FROM identity ORDER BY id;
            DROP TABLE identity;
            ALTER TABLE identity_of_5 RENAME TO identity;
            CREATE TABLE wording (
              id INTEGER PRIMARY KEY,
              payload BLOB UNIQUE NOT NULL);
            ALTER TABLE finding RENAME TO finding_of_4;
            CREATE TABLE finding (
              identity INTEGER NOT NULL,
              id TEXT NOT NULL,
              wording INTEGER,
              own BLOB,
              PRIMARY KEY (identity, id)) WITHOUT ROWID;
            ALTER TABLE change ADD COLUMN identity INTEGER;
            ALTER TABLE change ADD COLUMN wording INTEGER;
            CREATE TABLE evaluation (
              identity INTEGER PRIMARY KEY REFERENCES identity (row) ON DELETE CASCADE,
              due INTEGER NOT NULL);
            INSERT INTO evaluation (identity, due) SELECT row, 0 FROM identity;
            CREATE TABLE evaluation_basis (
              id INTEGER PRIMARY KEY CHECK (id = 1),
              digest TEXT NOT NULL,
              as_of INTEGER NOT NULL);
            """,
            MoveFindings),
    ];

    /// <summary>Makes the tables where there are none, and those that an older version lacks: all of them and the marks in one transaction.</summary>
    internal static void BringUpToDate(SqliteConnection connection)
    {
        if (Number(connection, "PRAGMA user_version") == Version)
        {
            return;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        if (Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Oldest};"));
            Run(connection, Tables);
        }

        // Another process may have been faster.
        var version = Number(connection, "PRAGMA user_version");
        foreach (var (made, tables, rows) in Steps)
        {
            if (made > version)
            {
                Run(connection, tables);
                rows?.Invoke(connection);
            }
        }

        Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version};"));
        transaction.Commit();
    }

    /// <summary>Looks whether a database is an inventory that this version can use. Writes nothing.</summary>
    /// <returns>What is wrong and what to do; <see langword="null"/> where nothing is.</returns>
    internal static string? WhatIsWrong(SqliteConnection connection)
    {
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            return "is a database of another application. Name another file; this one was left as it is.";
        }

        var version = Number(connection, "PRAGMA user_version");
        if (version is < Oldest or > Version)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"has schema version {version}, and this program knows {Oldest} to {Version}. Use the version of the program that wrote it; it was left as it is.");
        }

        if (Number(connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('meta', 'identity', 'alias', 'finding', 'change')") != 5
            || (version == Version && Number(connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('enrolment', 'scan_recipe', 'scan_mark', 'attestation', 'survey', 'wording', 'evaluation', 'evaluation_basis')") != 8))
        {
            return "has not the tables of an inventory. Restore it from a backup, or name another file and survey again; it was left as it is.";
        }

        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        return string.Equals(check.ExecuteScalar() as string, "ok", StringComparison.Ordinal)
            ? null
            : "is damaged. Restore it from a backup, or name another file and survey again; it was left as it is.";
    }

    /// <summary>Findings of before say all they say in one payload.</summary>
    private static void MoveFindings(SqliteConnection connection)
    {
        using (var wordings = new Wordings(connection))
        using (var read = new Statement(connection, "SELECT f.payload, i.row FROM finding_of_4 f LEFT JOIN identity i ON i.id = f.identity ORDER BY 2", 0))
        using (var put = new Statement(connection, "INSERT INTO finding (identity, id, wording, own) VALUES ($0, $1, $2, $3)", 4))
        {
            using var row = read.Query();
            while (row.Read())
            {
                var finding = FindingCodec.Read(row.Bytes(0));
                put.Run(row.IsNull(1) ? 0 : row.Number(1), finding.Id.ToString(), wordings.Of(finding.Result), FindingRow.OwnOf(finding, row.IsNull(1)));
            }
        }

        Run(connection, "DROP TABLE finding_of_4");
    }

    internal static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes a constant, or numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    internal static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes a constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
