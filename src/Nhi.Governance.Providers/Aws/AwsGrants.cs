using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>The policies that a user, group or role holds itself.</summary>
internal sealed class AwsGrants
{
    private readonly List<string> _names = [];
    private readonly List<string> _administratorBy = [];
    private readonly List<string> _data = [];
    private readonly bool _denies;
    private readonly bool _isConditional;

    public AwsGrants(JsonElement item, string inlineList)
    {
        var attached = item.Items("AttachedManagedPolicies");
        var inline = item.Items(inlineList);
        List<string> arns = [];
        foreach (var policy in attached)
        {
            if (AwsArn.TryParse(policy.Text("PolicyArn"), out var arn))
            {
                arns.Add(arn.Text);
                Add(policy.Text("PolicyName") ?? arn.Name, IsVendors(arn.Text) && arn.Resource is "policy/AdministratorAccess", AwsDataAccess.IsGivenBy(arn) ? [arn.Name] : []);
            }
        }

        foreach (var policy in inline)
        {
            var document = AwsPolicyDocument.Read(policy.Member("PolicyDocument"));
            Unread += document is null ? 1 : 0;
            _denies |= document is { Denies: true };
            _isConditional |= document is { IsConditionalAdministrator: true };
            IsDataUnderConditions |= document is not null && AwsDataAccess.IsConditional(document);
            if (policy.Text("PolicyName") is { } name)
            {
                Add(name, document is { IsAdministrator: true }, document is null ? [] : AwsDataAccess.In(document).Select(right => $"{name} ({right})"));
            }
        }

        Attached = arns;
        IsComplete = Unread == 0 && !_isConditional && arns.Count == attached.Count && item.Member("AttachedManagedPolicies").IsArray() && item.Member(inlineList) is null or { ValueKind: JsonValueKind.Array };
        IsBounded = item.Member("PermissionsBoundary") is not null;
    }

    /// <summary>ARNs of the attached policies: containers the holder is a member of.</summary>
    public IReadOnlyList<string> Attached { get; }

    /// <summary>Whether all of it could be read.</summary>
    public bool IsComplete { get; }

    /// <summary>How many inline policies could not be read.</summary>
    public int Unread { get; }

    /// <summary>Whether a permissions boundary may take back what the policies give.</summary>
    public bool IsBounded { get; }

    /// <summary>Whether an inline policy gives rights over all data of a store under conditions, which are not weighed.</summary>
    public bool IsDataUnderConditions { get; }

    /// <summary>Whether the policy is one that AWS keeps.</summary>
    public static bool IsVendors(string arn) => arn.Contains(":iam::aws:policy/", StringComparison.Ordinal);

    /// <summary>Reports what is granted, and that there is nothing where everything was read.</summary>
    public void Tell(FactSetBuilder facts, string source, bool knowsAll, bool knowsData, IEnumerable<string>? further = null)
    {
        if (_data.Count > 0)
        {
            facts.Set(AccessFacts.DataAccessBy, new NameSet(_data), source);
        }
        else if (knowsData)
        {
            facts.SetAbsent(AccessFacts.DataAccessBy, source);
        }

        string[] all = [.. _names, .. further ?? []];
        if (_administratorBy.Count > 0)
        {
            facts.Set(AccessFacts.AdministratorBy, new NameSet(_administratorBy), source);
        }
        else if (knowsAll)
        {
            facts.SetAbsent(AccessFacts.AdministratorBy, source);
        }

        if (all.Length > 0)
        {
            facts.Set(AccessFacts.Grants, new NameSet(all), source);
        }
        else if (knowsAll)
        {
            facts.SetAbsent(AccessFacts.Grants, source);
        }
    }

    /// <summary>Says where the answer is coarser than AWS's own.</summary>
    public void Note(ExportRecords records, string place)
    {
        if (Unread > 0)
        {
            records.Note(place, $"{Unread} inline policies cannot be read: their rights are unknown");
        }

        if (_isConditional)
        {
            records.Note(place, "an inline policy allows everything under conditions, which are not weighed: whether it makes an administrator is unknown");
        }

        if (_administratorBy.Count > 0 && (_denies || IsBounded))
        {
            records.Note(place, "it is an administrator by what is allowed; what Deny statements or a permissions boundary take back is not weighed");
        }
    }

    private void Add(string name, bool isAdministrator, IEnumerable<string> data)
    {
        _names.Add(name);
        _data.AddRange(data);
        if (isAdministrator)
        {
            _administratorBy.Add(name);
        }
    }
}
