using Nhi.Governance.Providers.Files;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Terraform;

/// <summary>The state of infrastructure code: <c>terraform show -json</c>, <c>tofu show -json</c>, and a state file of version 4. Values of secrets are never kept, only where they lie. Stateless, and so safe to share between threads.</summary>
internal sealed class TerraformState : IExportFormat
{
    private const int MostNamed = 20;

    /// <inheritdoc />
    public string Name => "terraform/state";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Roots.Any(TerraformObjects.IsState);
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var reading = new ListReading(records, isCut: false);
        foreach (var root in document.Roots)
        {
            if (!TerraformObjects.IsState(root) || TerraformObjects.WhyUnreadable(root) is not null)
            {
                reading.Reject("$", TerraformObjects.WhyUnreadable(root) ?? "is no state");
                continue;
            }

            List<(string Place, TerraformResource? Resource, string Why)> found = [.. TerraformObjects.Of(root)];
            var subjects = new TerraformSubjects(found.Select(item => item.Resource).OfType<TerraformResource>(), reading.Scope);
            List<string> nobodys = [.. TerraformObjects.SecretOutputs(root)];
            foreach (var (place, resource, why) in found)
            {
                if (resource is null || SecretScanner.IsIn(resource.Address))
                {
                    reading.Reject(place, resource is null ? why : "a credential stands where a name belongs; the record is left out, so that nothing keeps it");
                }
                else if (resource.IsManaged && subjects.Of(resource) is { } subject)
                {
                    Attach(resource, subject, place, reading);
                }
                else
                {
                    nobodys.AddRange(resource.Secrets(isKnown: false));
                    reading.Attach();
                }
            }

            Tell(nobodys, reading);
        }
    }

    private static void Attach(TerraformResource resource, TerraformSubject subject, string place, ListReading reading)
    {
        if (subject.Target is null || SecretScanner.IsIn(subject.Target))
        {
            reading.Reject(place, subject.Target is null ? subject.Lacks : "a credential stands where a name belongs; the record is left out, so that nothing keeps it");
            return;
        }

        var secrets = resource.Secrets(isKnown: true);
        var tags = reading.Tags(resource.Tags(), asked: false, place, ClaimTrust.Code);
        Attachment attachment = new()
        {
            Target = subject.Target,
            Record = resource.Address,
            Area = subject.Area,
            Facts = reading.Facts(place)
                .Tell(IdentityFacts.ManagedBy, [resource.Address])
                .Tell(IdentityFacts.SecretInState, secrets)
                .None(IdentityFacts.SecretInState, secrets.Count == 0)
                .Tell(IdentityFacts.Purpose, resource.Purpose)
                .Tell(tags)
                .ToFactSet(),
            Owners = tags.Owners,
            Source = reading.Source,
        };
        if (subject.Credential is not { } id)
        {
            reading.Attach(attachment);
            return;
        }

        // What never changes of it: whether it is accepted the platform knows, and a state is as old as its last refresh.
        var facts = reading.Facts(place)
            .Past(CredentialFacts.CreatedAt, subject.Created)
            .Ahead(CredentialFacts.ExpiresAt, subject.Ends);
        reading.Attach(
            attachment with { Credentials = [new(id, subject.Kind, facts.ToFactSet())], BearerClass = IdentityClass.ApiKey },

            // Where nobody lists the principal, its key stands for it; where somebody does, nobody has this name, and nothing is missing.
            attachment with { Target = id.Value, Area = "bearer" });
    }

    private static void Tell(List<string> nobodys, ListReading reading)
    {
        if (nobodys.Count > 0)
        {
            var more = nobodys.Count > MostNamed ? $", and {nobodys.Count - MostNamed} more" : string.Empty;
            reading.Note("$", $"secrets are kept in the state of which nothing tells whose they are: {string.Join(", ", nobodys.Take(MostNamed))}{more}");
        }
    }
}
