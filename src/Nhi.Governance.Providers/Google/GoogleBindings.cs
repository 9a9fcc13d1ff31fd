using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>The bindings of one resource's policy: what its members may do there, and who may act as the service account that the resource is.</summary>
internal sealed class GoogleBindings(string resource, JsonElement policy, string place, ListReading reading)
{
    private readonly List<Admission> _admissions = [];
    private readonly Dictionary<string, List<string>> _roles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);

    /// <summary>The resource without its service: <c>projects/p</c>, <c>buckets/b</c>.</summary>
    private string Resource => resource.TrimStart('/').IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? resource.TrimStart('/')[(slash + 1)..] : "the project";

    private bool IsContainer => resource.Length == 0 || resource.StartsWith("//cloudresourcemanager.googleapis.com/", StringComparison.Ordinal);

    public IEnumerable<Attachment> Read()
    {
        var isAccount = GoogleNames.TryPart(resource, "serviceAccounts", out var account);
        foreach (var binding in policy.Items("bindings"))
        {
            if (binding.Text("role") is { } role)
            {
                Read(role, binding, actsAs: isAccount && GoogleRoles.ActsAs(role));
            }
        }

        var grants = _roles.Select(member => Grant(member.Key, member.Value));
        return isAccount && _admissions.Count > 0
            ? grants.Append(GoogleAttachments.To(account!, "policy", reading) with { Admissions = [.. _admissions.Distinct()] })
            : grants;
    }

    private void Read(string role, JsonElement binding, bool actsAs)
    {
        foreach (var member in binding.OneOrMore("members").Select(GoogleMember.Parse))
        {
            if (member.ServiceAccount is { } account && !GoogleNames.IsServiceAgent(account))
            {
                (_roles.TryGetValue(account, out var roles) ? roles : _roles[account] = []).Add(role);
                if (member.IsDeleted && _deleted.Add(account))
                {
                    reading.Note(place, $"a binding of {Resource} still names service account {account}, which was deleted");
                }
            }

            if (actsAs && !member.IsDeleted && member.Admission() is { } admission)
            {
                _admissions.Add(admission);
            }
        }
    }

    private Attachment Grant(string account, List<string> roles)
    {
        var attachment = GoogleAttachments.To(account, $"binding of {Resource}", reading, isReference: true);
        return attachment with
        {
            Containers = IsContainer ? [.. attachment.Containers, .. roles.Select(GoogleRoleDefinitions.Container).OfType<string>()] : attachment.Containers,
            Facts = reading.Facts(place)
                .Tell(AccessFacts.Grants, roles.Select(On))
                .Tell(AccessFacts.AdministratorBy, roles.Where(role => IsContainer && GoogleRoles.IsAdministrator(role)).Select(On))
                .Tell(AccessFacts.SecretAccessBy, roles.Where(GoogleRoles.ReadsSecrets).Select(On))
                .Tell(AccessFacts.DataAccessBy, roles.Where(role => IsContainer && GoogleRoles.ReachesData(role)).Select(On))
                .ToFactSet(),
        };
    }

    private string On(string role) => $"{role} on {Resource}";
}
