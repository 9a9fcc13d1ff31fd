namespace Nhi.Governance.Conformance;

/// <summary>One credential of an issuer under trial, and what the laws do with it.</summary>
internal sealed class Issuing(CredentialProviderFixture fixture, CredentialId credential, CancellationToken cancellationToken)
{
    private readonly HashSet<VersionId> _issued = [];

    public CredentialId Credential { get; } = credential;

    public ICredentialProvider Provider => fixture.Provider;

    /// <summary>How long something may take to be seen everywhere.</summary>
    public TimeSpan Window => TimeSpan.FromTicks(Math.Max(Provider.Descriptor.PropagationWindow.Ticks, Provider.Descriptor.ListingWindow.Ticks)) + fixture.Grace;

    public static async Task<Issuing> NewAsync(CredentialProviderFixture fixture, CancellationToken cancellationToken) =>
        new(fixture, await fixture.NewCredentialAsync(cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Why a law is declined by an issuer that does not declare all of these.</summary>
    public static Func<CredentialProviderFixture, string?> Needs(ProviderCapabilities needed) => fixture =>
    {
        var missing = needed & ~fixture.Provider.Descriptor.Capabilities;
        return missing == ProviderCapabilities.None ? null : $"it does not declare {missing}";
    };

    /// <summary>Whether a version cannot be revoked once the answer with its secret was lost: it lives until it ends by itself.</summary>
    public static bool KeepsWhatIsLost(CredentialProviderFixture fixture) => fixture.Provider.Descriptor.Capabilities.HasFlag(ProviderCapabilities.RevokeNeedsSecret);

    public bool Can(ProviderCapabilities capabilities) => Provider.Descriptor.Capabilities.HasFlag(capabilities);

    /// <summary>An intent, once the issuer lists what was issued before: what it does not list yet could be taken for the effect.</summary>
    public async Task<OperationIntent.Issue> IntentAsync(IssueRequest? request = null)
    {
        VersionId[] before = Can(ProviderCapabilities.List) ? [.. (await StagesAsync(seen => _issued.All(seen.ContainsKey)).ConfigureAwait(false)).Keys] : [];
        return new(OperationId.New(), Provider.Descriptor.Name, Credential, fixture.Time.GetUtcNow(), before, request ?? fixture.Request);
    }

    public OperationIntent.Move Intent(VersionId version, VersionStage to) => new(OperationId.New(), Provider.Descriptor.Name, Credential, fixture.Time.GetUtcNow(), version, to);

    public async Task<IssuedVersion> IssueAsync(IssueRequest? request = null) => await IssueAsync(await IntentAsync(request).ConfigureAwait(false)).ConfigureAwait(false);

    public async Task<IssuedVersion> IssueAsync(OperationIntent.Issue intent)
    {
        var issued = Check.Succeeded(await Provider.IssueAsync(intent, cancellationToken).ConfigureAwait(false), "issuing");
        if (!Can(ProviderCapabilities.Overlap))
        {
            _issued.Clear();
        }

        _issued.Add(issued.Version.Id);
        return issued;
    }

    /// <summary>Issues a version and makes it the Current one, where the issuer has stages.</summary>
    public async Task<IssuedVersion> IssueCurrentAsync()
    {
        var issued = await IssueAsync().ConfigureAwait(false);
        if (Can(ProviderCapabilities.Stages))
        {
            await MoveAsync(issued, VersionStage.Current).ConfigureAwait(false);
        }

        return issued;
    }

    public async Task<CredentialVersion> MoveAsync(IssuedVersion issued, VersionStage to)
    {
        if (to == VersionStage.Revoked)
        {
            _issued.Remove(issued.Version.Id);
        }

        return Check.Succeeded(await TryMoveAsync(issued, to).ConfigureAwait(false), $"moving a version to {to}");
    }

    public ValueTask<Outcome<CredentialVersion>> TryMoveAsync(IssuedVersion issued, VersionStage to, ICredentialProvider? through = null) =>
        (through ?? Provider).MoveAsync(Intent(issued.Version.Id, to), SecretFor(issued), cancellationToken);

    /// <summary>The secret, where revoking wants it.</summary>
    public SecretValue? SecretFor(IssuedVersion issued) => Can(ProviderCapabilities.RevokeNeedsSecret) ? issued.Secret : null;

    /// <summary>The versions the issuer lists, without those it has revoked.</summary>
    public async Task<Dictionary<VersionId, CredentialVersion>> ListAsync(ICredentialProvider? through = null)
    {
        var versions = new Dictionary<VersionId, CredentialVersion>();
        await foreach (var version in (through ?? Provider).GetVersionsAsync(Credential, cancellationToken).ConfigureAwait(false))
        {
            if (version.Stage != VersionStage.Revoked)
            {
                versions[version.Id] = version;
            }
        }

        return versions;
    }

    /// <summary>The stages the issuer lists, for comparing.</summary>
    /// <param name="until">Asked again within the propagation window until this holds; <see langword="null"/> takes the first answer.</param>
    /// <param name="through">The node that is asked; <see langword="null"/> is the first.</param>
    public async Task<Dictionary<VersionId, VersionStage>> StagesAsync(Func<Dictionary<VersionId, VersionStage>, bool>? until = null, ICredentialProvider? through = null)
    {
        var seen = new Dictionary<VersionId, VersionStage>();
        await Check.SoonAsync(
            async () =>
            {
                seen = (await ListAsync(through).ConfigureAwait(false)).ToDictionary(version => version.Key, version => version.Value.Stage);
                return until is null || until(seen);
            },
            Provider.Descriptor.ListingWindow, fixture.Time, cancellationToken).ConfigureAwait(false);
        return seen;
    }

    public async Task ExpectAsync(string when, params (IssuedVersion Issued, VersionStage Stage)[] expected)
    {
        var wanted = expected.ToDictionary(one => one.Issued.Version.Id, one => one.Stage);
        var seen = await StagesAsync(seen => Same(seen, wanted)).ConfigureAwait(false);
        Check.That(Same(seen, wanted), $"{when} the issuer lists {Shown(seen)} and not {Shown(wanted)}");
    }

    public ValueTask<bool> WorksAsync(IssuedVersion issued) => fixture.WorksAsync(issued.Version, issued.PublicPart, issued.Secret, cancellationToken);

    public Task WorksSoonAsync(IssuedVersion issued, string otherwise) =>
        Check.EventuallyAsync(() => WorksAsync(issued), Window, fixture.Time, otherwise, cancellationToken);

    public Task IsRefusedSoonAsync(IssuedVersion issued, string otherwise) =>
        Check.EventuallyAsync(async () => !await WorksAsync(issued).ConfigureAwait(false), Window, fixture.Time, otherwise, cancellationToken);

    /// <summary>Makes good what a call left open, so that the same may be tried again.</summary>
    public async Task MakeGoodAsync(OperationIntent intent, SecretValue? secret = null) =>
        Check.Succeeded(await LostAnswer.MakeGoodAsync(Provider, intent, secret, fixture.Time, cancellationToken).ConfigureAwait(false), "making good a lost answer");

    public static bool Same(Dictionary<VersionId, VersionStage> left, Dictionary<VersionId, VersionStage> right) =>
        left.Count == right.Count && left.All(one => right.TryGetValue(one.Key, out var stage) && stage == one.Value);

    public static string Shown(Dictionary<VersionId, VersionStage> stages) =>
        stages.Count == 0 ? "nothing" : string.Join(", ", stages.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}"));
}
