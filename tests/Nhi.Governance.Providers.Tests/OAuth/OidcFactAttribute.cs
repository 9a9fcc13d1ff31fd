namespace Nhi.Governance.Providers.OAuth;

/// <summary>A test that needs the real authorization server; skipped, with the reason, where that cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OidcFactAttribute : FactAttribute
{
    public OidcFactAttribute() => Skip = OidcServer.Missing;
}
