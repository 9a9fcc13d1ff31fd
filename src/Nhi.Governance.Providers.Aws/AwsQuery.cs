using System.Text;

namespace Nhi.Governance.Providers.Aws;

/// <summary>One request of the query protocol. Holds no secret: none of the calls made here sends one this way.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Version">Version of the service's interface.</param>
/// <param name="Changes">Whether it may change something, so that a lost answer leaves that open.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record AwsQuery(string Action, string Version, bool Changes, params IReadOnlyList<(string Name, string Value)> Parameters)
{
    /// <summary>How the caller is named in CloudTrail; null for nothing.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Whether it may be sent twice, because the second time has no effect beyond the first's.</summary>
    public bool IsRepeatable { get; init; } = !Changes;

    public string ToForm()
    {
        var form = new StringBuilder("Action=").Append(Action).Append("&Version=").Append(Version);
        foreach (var (name, value) in Parameters)
        {
            form.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return form.ToString();
    }
}
