using System.Globalization;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>
/// Ids of versions: the login role, a colon, and the operation that issued the version. One that was there before us has the role's object id in place of an operation.
/// </summary>
internal static class RoleVersionId
{
    private const string ObjectId = "oid-";

    public static VersionId Of(string role, OperationId issued) => new($"{role}:{issued.Value:N}");

    public static VersionId OfUnmanaged(string role, uint oid) => new(string.Create(CultureInfo.InvariantCulture, $"{role}:{ObjectId}{oid}"));

    /// <summary>The login role of a version; <see langword="null"/> where the id is none of ours.</summary>
    public static string? RoleOf(VersionId version)
    {
        var text = version.ToString();
        var colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            return null;
        }

        var last = text[(colon + 1)..];
        var isOurs = Guid.TryParseExact(last, "N", out _)
            || (last.StartsWith(ObjectId, StringComparison.Ordinal) && uint.TryParse(last.AsSpan(ObjectId.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _));
        return isOurs && Sql.Objection(text[..colon]) is null ? text[..colon] : null;
    }
}
