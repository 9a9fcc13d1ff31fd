using System.Globalization;
using System.Text;

namespace Nhi.Governance.Providers.Pki;

/// <summary>openssl's database: the truth of what is good and what is revoked. Read and written as a stream, and replaced all at once.</summary>
internal sealed class CaIndex(CaPaths paths, int mostRows)
{
    private const int LongestRow = 8 * 1024;

    /// <summary>The rows of a subject, in the order of their making.</summary>
    public List<CaIndexRow> Of(string subject) => [.. Rows().Where(row => string.Equals(row.Subject, subject, StringComparison.Ordinal))];

    /// <summary>The row of a version.</summary>
    public CaIndexRow? Find(VersionId version) => Rows().FirstOrDefault(row => row.Version == version);

    /// <summary>Puts a row in place of that of the same serial, or behind all others.</summary>
    public void Put(CaIndexRow row)
    {
        CaFiles.Replace(paths.Database, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            var isPlaced = false;
            foreach (var other in Rows())
            {
                var isIt = other.Version == row.Version;
                isPlaced |= isIt;
                writer.WriteLine(isIt ? row.Line : other.Line);
            }

            if (!isPlaced)
            {
                writer.WriteLine(row.Line);
            }
        });
    }

    /// <summary>Lets one subject have several good certificates, as responders and other runs of openssl take it from this file.</summary>
    /// <exception cref="CaException">The authority wants one only.</exception>
    public void MustOverlap()
    {
        var attributes = paths.Database + ".attr";
        if (!File.Exists(attributes))
        {
            CaFiles.Replace(attributes, "unique_subject = no\n"u8.ToArray());
            return;
        }

        if (File.ReadLines(attributes).Take(16).Any(line => line.Contains("unique_subject", StringComparison.Ordinal) && line.Contains("yes", StringComparison.OrdinalIgnoreCase)))
        {
            throw new CaException(FailureKind.Invalid, "the authority wants subjects to be unique, so that no certificate could follow another: set unique_subject = no beside its database");
        }
    }

    private IEnumerable<CaIndexRow> Rows()
    {
        // openssl by hand replaces its database in two steps; in between, and after dying there, the new one still has its other name.
        var path = File.Exists(paths.Database) || !File.Exists(paths.Database + ".new") ? paths.Database : paths.Database + ".new";
        var number = 0;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            if (++number > mostRows || line.Length > LongestRow)
            {
                throw new CaException(FailureKind.Unknown, string.Create(CultureInfo.InvariantCulture, $"the authority's database has more than {mostRows} rows, or one of more than {LongestRow} characters"));
            }

            yield return CaIndexRow.Parse(line, number);
        }
    }
}
