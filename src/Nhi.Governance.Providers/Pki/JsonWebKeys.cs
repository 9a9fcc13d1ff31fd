using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Keys by which an issuer's tokens are checked, as it publishes them (RFC 7517, the <c>jwks_uri</c> of its metadata). Each is one key wherever it is published. Stateless, and so safe to share between threads.</summary>
internal sealed class JsonWebKeys : IExportFormat
{
    /// <summary>Members that only a private or shared key has (RFC 7518, 6).</summary>
    private static readonly string[] s_private = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    /// <inheritdoc />
    public string Name => "oidc/keys";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document is { Shape: ExportShape.Tree, Roots: [var root] } && root.Items("keys") is { Count: > 0 } keys && keys.All(key => key.Text("kty") is not null);
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var area = $"jwks:{records.Path}";
        var isWhole = true;
        foreach (var (index, key) in document.Roots[0].Items("keys").Index())
        {
            var place = $"keys[{index}]";
            if (s_private.Any(member => key.Member(member) is not null))
            {
                records.Note(place, "the document holds the private half of the key, or a key that is shared: nothing of that is kept, and whoever has read the document can sign");
            }

            if (key.Text("use") is "enc")
            {
                // Tokens are encrypted to it, and it signs none.
                records.Attach();
            }
            else if (JsonWebKey.ThumbprintOf(key) is { } thumbprint)
            {
                records.Observe(KeyOf(key, thumbprint, area, place, records), place, mayRepeat: true);
            }
            else
            {
                isWhole = false;
                records.Reject(place, "is no public key of RSA, an elliptic curve or EdDSA");
            }
        }

        records.Cover(area, isWhole ? Coverage.Complete : Coverage.Partial);
    }

    private static Observation KeyOf(JsonElement key, string thumbprint, string area, string place, ExportRecords records)
    {
        var id = $"jwk:sha256:{thumbprint}";
        var facts = new FactSetBuilder().Set(CredentialFacts.Enabled, true, records.Path);
        if (JsonWebKey.PublicKeyOf(key) is { } digest)
        {
            facts.Set(CredentialFacts.PublicKey, digest, records.Path);
        }

        var (begins, ends) = JsonWebKey.ValidityOf(key);
        if (begins is { } begin && begin <= records.AsOf)
        {
            facts.Set(CredentialFacts.CreatedAt, begin, records.Path);
        }

        if (ends is { } end)
        {
            facts.Set(CredentialFacts.ExpiresAt, end, records.Path);
        }

        return new Observation
        {
            Id = new IdentityId(id),
            Area = area,
            Facts = new FactSetBuilder()
                .Set(IdentityFacts.Name, key.Text("kid") is { Length: > 0 } name ? name : thumbprint, records.Path)
                .Set(IdentityFacts.Subclass, "oidc:signing-key", records.Path)
                .Set(SigningKeyFacts.Signs, new NameSet(["tokens"]), records.Path)
                .ToFactSet(),
            Credentials = [new Credential(new CredentialId(id), CredentialKind.TokenSigningKey, facts.ToFactSet())],
            Source = records.Path,
        };
    }
}
