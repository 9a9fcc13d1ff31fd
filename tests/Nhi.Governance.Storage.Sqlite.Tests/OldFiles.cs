using System.Globalization;
using System.Text;

namespace Nhi.Governance.Storage.Sqlite.Tests;

/// <summary>Files as older versions wrote them.</summary>
internal static class OldFiles
{
    private const string First =
        """
        PRAGMA application_id = 1313360199;
        CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE identity (id TEXT PRIMARY KEY NOT NULL, area TEXT NOT NULL, class TEXT NOT NULL, standing TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, disappeared_at TEXT, principal TEXT, payload BLOB NOT NULL);
        CREATE TABLE alias (alias TEXT NOT NULL, id TEXT NOT NULL REFERENCES identity (id) ON DELETE CASCADE, PRIMARY KEY (alias, id)) WITHOUT ROWID;
        CREATE INDEX alias_id ON alias (id);
        CREATE TABLE finding (id TEXT PRIMARY KEY NOT NULL, identity TEXT, control TEXT NOT NULL, severity TEXT NOT NULL, payload BLOB NOT NULL);
        CREATE TABLE change (revision INTEGER NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, payload BLOB NOT NULL, PRIMARY KEY (revision, seq));
        INSERT INTO meta (key, value) VALUES ('revision', 1);
        """;

    private static readonly string[] Later =
    [
        """
        CREATE TABLE enrolment (id TEXT PRIMARY KEY NOT NULL, name TEXT, credential TEXT, enrolled_at TEXT NOT NULL, bits INTEGER NOT NULL, forms TEXT NOT NULL, weak TEXT);
        CREATE TABLE scan_recipe (id INTEGER PRIMARY KEY, recipe TEXT UNIQUE NOT NULL, salt BLOB NOT NULL, used INTEGER NOT NULL);
        CREATE TABLE scan_mark (recipe INTEGER NOT NULL REFERENCES scan_recipe (id) ON DELETE CASCADE, seq INTEGER NOT NULL, marks BLOB NOT NULL, PRIMARY KEY (recipe, seq));
        """,
        "CREATE TABLE attestation (identity TEXT NOT NULL, role TEXT NOT NULL, party TEXT NOT NULL, attested_by TEXT NOT NULL, attested_at TEXT NOT NULL, until TEXT NOT NULL, PRIMARY KEY (identity, role)) WITHOUT ROWID;",
        "CREATE TABLE survey (id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL, payload BLOB NOT NULL);",
    ];

    /// <summary>Makes a file with identities and findings, all of them told at revision 1.</summary>
    public static void Make(Place place, int version, IEnumerable<NonHumanIdentity> identities, params IReadOnlyList<Finding> findings)
    {
        var sql = new StringBuilder(First);
        Later.Take(version - 1).ToList().ForEach(tables => sql.AppendLine(tables));
        var seq = 0;
        foreach (var identity in identities)
        {
            var presence = identity.Presence;
            Add($"INSERT INTO identity VALUES ({Text(identity.Id.Value)}, {Text(presence.Area)}, '{identity.Classification.Class}', '{identity.Classification.Standing}', '{Day(presence.FirstSeen)}', '{Day(presence.LastSeen)}', NULL, NULL, {Blob(IdentityCodec.ContentBytes(identity))});");
            foreach (var alias in identity.Aliases)
            {
                Add($"INSERT INTO alias VALUES ({Text(alias.Value)}, {Text(identity.Id.Value)});");
            }

            Add($"INSERT INTO change VALUES (1, {seq++}, 'Upserted', {Text(identity.Id.Value)}, {Blob(IdentityCodec.ToBytes(identity))});");
        }

        foreach (var finding in findings)
        {
            var payload = Blob(FindingCodec.ToBytes(finding));
            Add($"INSERT INTO finding VALUES ({Text(finding.Id.Value)}, {(finding.Identity is { } identity ? Text(identity.Value) : "NULL")}, {Text(finding.Result.Control)}, '{finding.Result.Severity}', {payload});");
            Add($"INSERT INTO change VALUES (1, {seq++}, 'FindingOpened', {Text(finding.Id.Value)}, {payload});");
        }

        Add($"INSERT INTO change VALUES (1, {seq++}, 'FindingClosed', 'gone', x'');");
        Add($"PRAGMA user_version = {version};");
        place.Run(sql.ToString());

        void Add(FormattableString line) => sql.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Blob(byte[] value) => $"x'{Convert.ToHexString(value)}'";

    private static string Day(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
