using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance;

/// <summary>How versions end.</summary>
internal static class RevocationLaws
{
    public static Law<CredentialProviderFixture> RevokedIsRefused { get; } = new(
        "issuer.revoked-is-refused", "A revoked version is refused within the propagation window.", LawKind.Situation, Issuing.Needs(Issue | Revoke),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueCurrentAsync().ConfigureAwait(false);
            await one.MoveAsync(issued, VersionStage.Revoked).ConfigureAwait(false);
            await one.IsRefusedSoonAsync(issued, "the revoked version is still accepted").ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> RevokedIsNotListed { get; } = new(
        "issuer.revoked-is-not-listed", "A revoked version is listed as Revoked or not at all, and the others stay as they are.", LawKind.Situation, Issuing.Needs(List | Issue | Stages | Overlap | Revoke),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var first = await one.IssueCurrentAsync().ConfigureAwait(false);
            using var second = await one.IssueCurrentAsync().ConfigureAwait(false);
            await one.MoveAsync(first, VersionStage.Revoked).ConfigureAwait(false);
            await one.ExpectAsync("after the Previous one was revoked", (second, VersionStage.Current)).ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> RevokedOnce { get; } = new(
        "issuer.revoked-once", "Revoking twice is revoking once, and succeeds twice.", LawKind.Situation, Issuing.Needs(Issue | Revoke),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueCurrentAsync().ConfigureAwait(false);
            await one.MoveAsync(issued, VersionStage.Revoked).ConfigureAwait(false);
            var again = Check.Succeeded(await one.TryMoveAsync(issued, VersionStage.Revoked).ConfigureAwait(false), "revoking a second time");
            Check.That(again.Stage == VersionStage.Revoked, $"revoking a second time answers {again.Stage}");
        });

    public static Law<CredentialProviderFixture> NothingReturns { get; } = new(
        "issuer.nothing-returns", "A revoked version cannot be moved anywhere.", LawKind.Situation, Issuing.Needs(Issue | Stages | Revoke),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueCurrentAsync().ConfigureAwait(false);
            await one.MoveAsync(issued, VersionStage.Revoked).ConfigureAwait(false);
            foreach (var to in new[] { VersionStage.Current, VersionStage.Previous })
            {
                Check.Failed(await one.TryMoveAsync(issued, to).ConfigureAwait(false), $"moving a revoked version to {to}", FailureKind.Invalid, FailureKind.NotFound);
            }
        });

    public static Law<CredentialProviderFixture> DisabledIsRefused { get; } = new(
        "issuer.disabled-is-refused", "A disabled version is refused within the propagation window.", LawKind.Situation, Issuing.Needs(Issue | Stages | Disable),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueCurrentAsync().ConfigureAwait(false);
            await one.MoveAsync(issued, VersionStage.Disabled).ConfigureAwait(false);
            await one.IsRefusedSoonAsync(issued, "the disabled version is still accepted").ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> DisabledComesBack { get; } = new(
        "issuer.disabled-comes-back", "A disabled version comes back as Previous, and works.", LawKind.Situation, Issuing.Needs(List | Issue | Stages | Disable),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueCurrentAsync().ConfigureAwait(false);
            await one.MoveAsync(issued, VersionStage.Disabled).ConfigureAwait(false);
            await one.ExpectAsync("disabled,", (issued, VersionStage.Disabled)).ConfigureAwait(false);
            await one.MoveAsync(issued, VersionStage.Previous).ConfigureAwait(false);
            await one.ExpectAsync("enabled again,", (issued, VersionStage.Previous)).ConfigureAwait(false);
            await one.WorksSoonAsync(issued, "the version that was enabled again is refused").ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> MintedEnds { get; } = new(
        "issuer.minted-ends", "What was minted from a version ends when that is revoked, where the issuer declares so.", LawKind.Situation, Issuing.Needs(Issue | Revoke | EndsMinted),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueCurrentAsync().ConfigureAwait(false);
            await one.WorksSoonAsync(issued, "the version is not accepted").ConfigureAwait(false);
            var lives = await fixture.MintAsync(issued.Version, issued.PublicPart, issued.Secret, cancellationToken).ConfigureAwait(false);
            Check.That(lives is not null, "it declares EndsMinted, and the fixture mints nothing that could show it");
            Check.That(await lives().ConfigureAwait(false), "what was minted does not live before the revocation");
            await one.MoveAsync(issued, VersionStage.Revoked).ConfigureAwait(false);
            await Check.EventuallyAsync(async () => !await lives().ConfigureAwait(false), one.Window, fixture.Time, "what was minted from the revoked version lives on", cancellationToken).ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> NeedsTheSecret { get; } = new(
        "issuer.needs-the-secret", "An issuer that revokes only with the secret says so when it is missing, and changes nothing.", LawKind.Situation, Issuing.Needs(Issue | Revoke | RevokeNeedsSecret),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueAsync().ConfigureAwait(false);
            await one.WorksSoonAsync(issued, "the version is not accepted").ConfigureAwait(false);
            var failure = Check.Failed(
                await one.Provider.MoveAsync(one.Intent(issued.Version.Id, VersionStage.Revoked), null, cancellationToken).ConfigureAwait(false),
                "revoking without the secret", FailureKind.Invalid);
            Check.That(!failure.MayHaveApplied && await one.WorksAsync(issued).ConfigureAwait(false), "revoking without the secret may have had an effect");
        });
}
