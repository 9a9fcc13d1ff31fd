using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>What the records of one file need to know of each other.</summary>
internal sealed class AwsAccountExport
{
    private readonly Dictionary<string, AwsGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _roles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accountsWithRoles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _readPolicies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dataPolicies = new(StringComparer.Ordinal);
    private readonly bool _hasAllRoles;

    public AwsAccountExport(JsonElement root)
    {
        _hasAllRoles = !root.IsCut();
        foreach (var policy in root.Items("Policies"))
        {
            if (policy.Text("Arn") is { } arn && DocumentOf(policy) is { } document)
            {
                _readPolicies.Add(arn);
                if (!AwsDataAccess.IsConditional(document))
                {
                    _dataPolicies.Add(arn);
                }
            }
        }

        foreach (var role in root.Items("RoleDetailList"))
        {
            if (AwsArn.TryParse(role.Text("Arn"), out var arn))
            {
                _roles[$"{arn.Account}/{arn.Name}"] = arn.Text;
                _accountsWithRoles.Add(arn.Account);
            }
        }

        foreach (var group in root.Items("GroupDetailList"))
        {
            if (AwsArn.TryParse(group.Text("Arn"), out var arn))
            {
                _groups[$"{arn.Account}/{arn.Name}"] = new(arn.Text, new AwsGrants(group, "GroupPolicyList"));
            }
        }
    }

    /// <summary>The document that counts: the policy's default version.</summary>
    public static AwsPolicyDocument? DocumentOf(JsonElement policy)
    {
        var versions = policy.Items("PolicyVersionList");
        var byDefault = versions.Where(version => version.Member("IsDefaultVersion") is { ValueKind: JsonValueKind.True })
            .Concat(versions.Where(version => version.Text("VersionId") is { } id && string.Equals(id, policy.Text("DefaultVersionId"), StringComparison.Ordinal)))
            .Concat(versions.Count == 1 ? versions : []);
        return byDefault.Select(version => AwsPolicyDocument.Read(version.Member("Document"))).FirstOrDefault();
    }

    /// <summary>The ARN of a user's group; users name their groups without path.</summary>
    public string ArnOfGroup(AwsArn user, string name) =>
        _groups.TryGetValue($"{user.Account}/{name}", out var group) ? group.Arn : $"arn:{user.Partition}:iam::{user.Account}:group/{name}";

    /// <summary>The role a session is of. A session's ARN lacks the role's path, so only a role that is listed, or listed nowhere, is known.</summary>
    public string RoleOfSession(AwsArn session)
    {
        if (session.Resource.Split('/') is not [_, { Length: > 0 } name, ..])
        {
            return session.Text;
        }

        var isOwn = _hasAllRoles && _accountsWithRoles.Contains(session.Account);
        return _roles.GetValueOrDefault($"{session.Account}/{name}") ?? (isOwn ? $"arn:{session.Partition}:iam::{session.Account}:role/{name}" : session.Text);
    }

    /// <summary>Whether everything that could give rights was read, so that what was not found is not there.</summary>
    public bool KnowsAllOf(AwsGrants grants, AwsArn principal, IEnumerable<string> groups) =>
        Knows(grants) && groups.All(name => _groups.TryGetValue($"{principal.Account}/{name}", out var group) && Knows(group.Grants));

    /// <summary>Whether all that could give rights over data was read: also what stands in the policies that AWS keeps, and nothing of it under conditions.</summary>
    public bool KnowsDataOf(AwsGrants grants, AwsArn principal, IEnumerable<string> groups) =>
        KnowsAllOf(grants, principal, groups) && groups.Select(name => _groups[$"{principal.Account}/{name}"].Grants).Append(grants).All(one => !one.IsDataUnderConditions && one.Attached.All(_dataPolicies.Contains));

    private bool Knows(AwsGrants grants) => grants.IsComplete && grants.Attached.All(arn => AwsGrants.IsVendors(arn) || _readPolicies.Contains(arn));

    private sealed record AwsGroup(string Arn, AwsGrants Grants);
}
