using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Vault;

/// <summary>What <c>vault</c> or <c>bao</c> prints with <c>-format=json</c>: roles of auth methods, entities and tokens. The values of secrets are never read. Stateless, and so safe to share between threads.</summary>
internal sealed class VaultAnswers : IExportFormat
{
    /// <inheritdoc />
    public string Name => "vault/answers";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return VaultAnswer.In(document).Any(answer => ReaderOf(answer) is not null);
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var reading = new ListReading(records, isCut: false);
        var server = new VaultServer(VaultAnswer.In(document), reading);
        foreach (var answer in VaultAnswer.In(document))
        {
            if (ReaderOf(answer) is { } read)
            {
                read(answer, server);
            }
            else
            {
                reading.Reject(answer.Place, "the answer is of a kind that is not read here: no role, entity, token, mount or metadata");
            }
        }
    }

    private static Action<VaultAnswer, VaultServer>? ReaderOf(VaultAnswer answer) => answer.Data switch
    {
        { } data when data.Text("accessor") is not null && data.Member("creation_time") is { ValueKind: JsonValueKind.Number } => VaultTokens.Read,
        { } data when data.Member("aliases") is { ValueKind: JsonValueKind.Array } && data.Text("name") is not null => VaultEntities.Read,
        _ when VaultRoles.Is(answer) => VaultRoles.Read,
        _ when IsCounted(answer) => (_, server) => server.Reading.Attach(),
        _ => null,
    };

    // Aliases stand within their entities; mounts and configurations tell of no identity; of a secret's metadata nothing but that it is there.
    private static bool IsCounted(VaultAnswer answer) =>
        answer.Data.Text("canonical_id") is not null
        || (answer.Path.StartsWith("auth/", StringComparison.Ordinal) && answer.Path.EndsWith("/config", StringComparison.Ordinal))
        || (answer.Data.Member("versions") is { ValueKind: JsonValueKind.Object } && answer.Data.Member("current_version") is not null)
        || answer.Path is "sys/auth" or "sys/mounts";
}
