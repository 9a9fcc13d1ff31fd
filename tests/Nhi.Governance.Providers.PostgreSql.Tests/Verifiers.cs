namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Verifiers with a control login of their own.</summary>
internal sealed class Verifiers(IssuedVersion control) : IDisposable
{
    private readonly FixedKeys _keys = new();

    public static async Task<Verifiers> MakeAsync(Estate estate)
    {
        var provider = estate.Provider(estate.Options());
        return new Verifiers(await provider.IssueCurrentAsync(await estate.NewCredentialAsync()));
    }

    public string ControlRole => control.PublicPart;

    public ProbingVerifier Of(PostgreSqlOptions options, TimeProvider? time = null) => new(new PostgreSqlLoginProbe(options, time), ControlAsync, _keys, time);

    public ValueTask<ControlCredential?> ControlAsync(CancellationToken cancellationToken) => new(new ControlCredential(control.Version.Id, SecretValue.Copy(control.Secret!.Reveal())));

    public void Dispose() => control.Dispose();
}
