using System.Globalization;
using Microsoft.Data.Sqlite;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>An enrolment as a row. Its forms are text: <c>k1:</c>, the digest, a colon and the locator, with a space between two.</summary>
internal static class EnrolmentRow
{
    internal const int Columns = 7;

    internal const string Put = "INSERT OR REPLACE INTO enrolment (id, name, credential, enrolled_at, bits, forms, weak) VALUES ($0, $1, $2, $3, $4, $5, $6)";

    private const int LocatorDigits = 32;

    internal static void Write(Statement put, Enrolment enrolment) => put.Run(
        enrolment.Id,
        enrolment.Name,
        enrolment.Credential?.Value,
        Instants.Write(enrolment.EnrolledAt),
        enrolment.Bits,
        string.Join(' ', enrolment.Forms.Select(form => string.Create(CultureInfo.InvariantCulture, $"{form.Fingerprint}:{form.Locator:x32}"))),
        enrolment.Weak?.ToString());

    internal static List<Enrolment> ReadAll(SqliteConnection connection)
    {
        using var read = new Statement(connection, "SELECT id, name, credential, enrolled_at, bits, forms, weak FROM enrolment ORDER BY enrolled_at, id", 0);
        using var row = read.Query();
        var all = new List<Enrolment>();
        while (row.Read())
        {
            var id = row.Text(0);
            all.Add(new Enrolment(id, Instants.Read(row.Text(3)), (int)row.Number(4))
            {
                Name = row.IsNull(1) ? null : row.Text(1),
                Credential = row.IsNull(2) ? null : new CredentialId(row.Text(2)),
                Forms = [.. row.Text(5).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(form => Form(id, form))],
                Weak = row.IsNull(6) ? null : WeakSecretFingerprint.TryParse(row.Text(6), out var weak) ? weak : throw Bad(id),
            });
        }

        return all;
    }

    private static EnrolledSecret Form(string id, string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && text.Length - colon - 1 == LocatorDigits && SecretFingerprint.TryParse(text.AsSpan(0, colon), out var fingerprint)
            && UInt128.TryParse(text.AsSpan(colon + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var locator)
                ? new EnrolledSecret(fingerprint, locator)
                : throw Bad(id);
    }

    private static FormatException Bad(string id) => new($"The enrolment {id} is not what was written.");
}
