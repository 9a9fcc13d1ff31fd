using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance;

/// <summary>What an issuer does with what it cannot or may not do.</summary>
internal static class IssuerRefusalLaws
{
    private const ProviderCapabilities Declarable = List | Issue | Stages | Disable | Revoke;

    public static Law<CredentialProviderFixture> DeniedChangesNothing { get; } = new(
        "issuer.denied-changes-nothing", "Without rights every change is Denied for certain, and changes nothing.", LawKind.Situation,
        fixture => fixture.WithoutRights is null ? "rights cannot be taken away here" : Issuing.Needs(List | Issue | Stages)(fixture),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var current = await one.IssueCurrentAsync().ConfigureAwait(false);
            await one.ExpectAsync("before", (current, VersionStage.Current)).ConfigureAwait(false);
            var refusals = new List<ProviderFailure>
            {
                Check.Failed(await fixture.WithoutRights!.IssueAsync(await one.IntentAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false), "issuing without rights", FailureKind.Denied),
            };
            if (one.Can(Revoke))
            {
                refusals.Add(Check.Failed(await one.TryMoveAsync(current, VersionStage.Revoked, fixture.WithoutRights).ConfigureAwait(false), "revoking without rights", FailureKind.Denied));
            }

            var unsure = refusals.Find(refusal => refusal.MayHaveApplied);
            Check.That(unsure is null, $"{unsure?.Operation} was denied, and says that it may have applied");
            await one.ExpectAsync("after everything was denied", (current, VersionStage.Current)).ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> Undeclared { get; } = new(
        "issuer.undeclared-is-unsupported", "What is not declared is refused as Unsupported.", LawKind.Situation,
        fixture => (fixture.Provider.Descriptor.Capabilities & Declarable) == Declarable ? "it declares everything" : null,
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            var made = new VersionId("no-such-version");
            if (one.Can(Issue))
            {
                using var issued = await one.IssueAsync().ConfigureAwait(false);
                made = issued.Version.Id;
            }
            else
            {
                Check.Failed(await one.Provider.IssueAsync(await one.IntentAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false), "issuing", FailureKind.Unsupported);
            }

            if (one.Can(Issue | Stages))
            {
                Check.Succeeded(await one.Provider.MoveAsync(one.Intent(made, VersionStage.Current), null, cancellationToken).ConfigureAwait(false), "promoting");
            }

            foreach (var (capability, stage) in new[] { (Stages, VersionStage.Current), (Disable, VersionStage.Disabled), (Revoke, VersionStage.Revoked) })
            {
                if (!one.Can(capability))
                {
                    Check.Failed(await one.Provider.MoveAsync(one.Intent(made, stage), null, cancellationToken).ConfigureAwait(false), $"moving to {stage}", FailureKind.Unsupported);
                }
            }

            if (!one.Can(List))
            {
                var refused = await Check.ThrowsAsync(() => one.ListAsync(), "listing").ConfigureAwait(false);
                Check.That(refused.Kind == FailureKind.Unsupported, $"listing failed as {refused.Kind}, and not as {FailureKind.Unsupported}");
            }
        });

    public static Law<CredentialProviderFixture> FailuresHoldNoSecret { get; } = new(
        "issuer.failures-hold-no-secret", "What a failure says names the issuer and holds no secret.", LawKind.Situation, Issuing.Needs(Issue),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueAsync().ConfigureAwait(false);
            if (issued.Secret is not { } secret)
            {
                return;
            }

            foreach (var to in Enum.GetValues<VersionStage>().Where(to => to is not (VersionStage.Revoked or VersionStage.Pending or VersionStage.Current)))
            {
                var failure = Check.Failed(await one.Provider.MoveAsync(one.Intent(issued.Version.Id, to), secret, cancellationToken).ConfigureAwait(false), $"moving a Pending version to {to}");
                Check.That(string.Equals(failure.Provider, fixture.Provider.Descriptor.Name, StringComparison.Ordinal), $"the failure names {failure.Provider} and not {fixture.Provider.Descriptor.Name}");
                Check.DoesNotShow(failure.ToString(), secret, $"the failure of moving to {to}");
                Check.DoesNotShow(new ProviderException(failure).ToString(), secret, $"the exception of moving to {to}");
            }
        });
}
