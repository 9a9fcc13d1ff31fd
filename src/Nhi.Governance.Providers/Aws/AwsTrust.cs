using System.Text.Json;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Oidc;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Reads a role's trust policy.</summary>
internal sealed class AwsTrust(AwsAccountExport export, ExportRecords records, string place)
{
    private const string ProviderType = "oidc-provider/";
    private static readonly string[] s_assume = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"];

    public IReadOnlyList<Admission> Read(JsonElement? value)
    {
        if (value is null)
        {
            return [];
        }

        if (AwsPolicyDocument.Read(value) is not { } document)
        {
            records.Note(place, "the trust policy cannot be read: who may assume the role is unknown");
            return [];
        }

        return [.. document.Statements.Where(AwsPolicyDocument.IsAllow).Where(AllowsAssuming).SelectMany(Admitted)];
    }

    private static bool AllowsAssuming(JsonElement statement) =>
        statement.Member("Action") is not null
            ? statement.OneOrMore("Action").Any(pattern => s_assume.Any(action => AwsPattern.Matches(pattern, action)))
            : statement.OneOrMore("NotAction") is { Count: > 0 } left && s_assume.Any(action => !left.Any(pattern => AwsPattern.Matches(pattern, action)));

    private IEnumerable<Admission> Admitted(JsonElement statement)
    {
        var conditions = new AwsConditions(statement);
        var principal = statement.Member("Principal");
        if (principal is null)
        {
            return statement.Member("NotPrincipal") is null ? [] : [new(AdmissionKind.Anyone, "*", [])];
        }

        if (statement.Text("Principal") is { } text)
        {
            return [text is "*" ? Anyone(statement, conditions) : Unknown()];
        }

        return principal.Value.Members().SelectMany(member => principal.Value.OneOrMore(member.Name).Select(named => member.Name switch
        {
            "Service" => new(AdmissionKind.CloudService, named, []),
            "Federated" => Federated(named, conditions),
            "AWS" => named is "*" ? Anyone(statement, conditions) : Aws(named, conditions),
            _ => Unknown(),
        }));
    }

    private static Admission Federated(string named, AwsConditions conditions)
    {
        if (!AwsArn.TryParse(named, out var arn))
        {
            return AwsOidcIssuer.IsKnownLogin(named) ? new(AdmissionKind.People, named, [], NamesAudience: conditions.NamesAudience(named)) : new(AdmissionKind.Unknown, string.Empty, []);
        }

        if (!arn.Resource.StartsWith(ProviderType, StringComparison.Ordinal))
        {
            return new(arn.Type is "saml-provider" ? AdmissionKind.People : AdmissionKind.Unknown, named, []);
        }

        var issuer = arn.Resource[ProviderType.Length..];
        var (subjects, arePatterns) = conditions.Subjects(issuer);
        return new(OidcIssuer.KindOf(issuer), issuer, subjects, arePatterns, conditions.NamesAudience(issuer));
    }

    private Admission Aws(string named, AwsConditions conditions)
    {
        var externalId = conditions.NamesExternalId;
        if (AwsArn.IsAccount(named))
        {
            return new(AdmissionKind.Account, named, [], NamesExternalId: externalId);
        }

        if (!AwsArn.TryParse(named, out var arn))
        {
            // AWS writes the unique id where the principal that the trust named is deleted.
            var id = named.Split(':', 2)[0];
            return id.Length >= 16 && AwsNames.IsId(id) ? new(AdmissionKind.Identity, id, [], NamesExternalId: externalId) : Unknown();
        }

        return (arn.HasAccount, arn.Service, arn.Type) switch
        {
            (true, "iam", "root") => new(AdmissionKind.Account, arn.Account, [], NamesExternalId: externalId),
            (true, "iam", "user" or "role") => new(AdmissionKind.Identity, named, [], NamesExternalId: externalId),
            (true, "sts", "assumed-role") => new(AdmissionKind.Identity, export.RoleOfSession(arn), [], NamesExternalId: externalId),
            (true, "sts", "federated-user") => new(AdmissionKind.Identity, named, [], NamesExternalId: externalId),
            _ => Unknown(),
        };
    }

    private Admission Anyone(JsonElement statement, AwsConditions conditions)
    {
        if (statement.Member("Condition").HasMembers())
        {
            records.Note(place, "the trust admits anyone who meets conditions that are not weighed here");
        }

        return new(AdmissionKind.Anyone, "*", [], NamesExternalId: conditions.NamesExternalId);
    }

    private Admission Unknown()
    {
        records.Note(place, "the trust names a principal of a kind that is not known");
        return new(AdmissionKind.Unknown, string.Empty, []);
    }
}
