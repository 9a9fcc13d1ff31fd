namespace Nhi.Governance.Conformance;

/// <summary>Any sequence of looks and a revocation, beside what must be known by then.</summary>
internal static class VerifierModelLaw
{
    private const int MostSteps = 6;

    public static Law<RevocationVerifierFixture> AnySequence { get; } = new(
        "verifier.any-sequence",
        "In any sequence of looks, at whatever is wrong, a credential is Refused only after its revocation and never Alive once that is known everywhere.",
        LawKind.Model,
        VerifierNeeds.Nothing,
        (fixture, run, cancellationToken) => Property.ForAllAsync(
            Steps.Of(VerifierStep.Any(fixture.NeedsSecret), MostSteps),
            Steps.Shorter,
            run,
            fixture.Cases,
            async steps =>
            {
                using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
                var trial = new Trial(fixture, subject);
                for (var at = 0; at < steps.Items.Count; at++)
                {
                    try
                    {
                        await trial.TakeAsync(steps.Items[at], cancellationToken).ConfigureAwait(false);
                    }
                    catch (LawBrokenException broken)
                    {
                        throw new LawBrokenException($"At step {at + 1}: {broken.Message}", broken);
                    }
                }
            },
            cancellationToken));

    private sealed class Trial(RevocationVerifierFixture fixture, VerificationSubject subject)
    {
        private bool _revoked;
        private AliveEvidence? _evidence;

        public async Task TakeAsync(VerifierStep step, CancellationToken cancellationToken)
        {
            switch (step)
            {
                case VerifierStep.Revoke when !_revoked:
                    await fixture.RevokeAndWaitAsync(subject, cancellationToken).ConfigureAwait(false);
                    _revoked = true;
                    break;
                case VerifierStep.Look look:
                    var evidence = look.HandsEvidence ? _evidence : null;
                    var started = fixture.Time.GetTimestamp();
                    var seen = await fixture.Verifier.LookAsync(subject, evidence, cancellationToken: cancellationToken).ConfigureAwait(false);
                    while (_revoked && seen.Verdict == Verdict.Alive && fixture.Time.GetElapsedTime(started) < fixture.Grace)
                    {
                        await Task.Delay(fixture.Grace / 20, fixture.Time, cancellationToken).ConfigureAwait(false);
                        seen = await fixture.Verifier.LookAsync(subject, evidence, cancellationToken: cancellationToken).ConfigureAwait(false);
                    }

                    Judge(seen, evidence);
                    _evidence = seen.SeenAlive ?? _evidence;
                    break;

                // In a broken world every credential is said to be live; of one that is revoked it says nothing.
                case VerifierStep.LookIn world when !_revoked && await fixture.InAsync(world.World, cancellationToken).ConfigureAwait(false) is { } verifier:
                    VerifierTrial.NotRefused(await verifier.LookAsync(subject, _evidence, cancellationToken: cancellationToken).ConfigureAwait(false), "a live credential in a broken world");
                    break;
                case VerifierStep.LookMangled when subject.Secret is { } secret:
                    var bytes = secret.Reveal().ToArray();
                    bytes[bytes.Length / 2] ^= 1;
                    using (var mangled = SecretValue.Take(bytes))
                    {
                        VerifierTrial.NotRefused(await fixture.Verifier.LookAsync(subject, _evidence, mangled, cancellationToken).ConfigureAwait(false), "a mangled secret");
                    }

                    break;
                default:
                    break;
            }
        }

        private void Judge(Verification seen, AliveEvidence? evidence)
        {
            // Where attempts are few, not looking is always an answer.
            var mayWait = fixture.Verifier.Descriptor.AttemptBudget is not null;
            var counts = _revoked && (evidence is not null || !fixture.NeedsSecret);
            if (!_revoked)
            {
                Check.That(seen.Verdict == Verdict.Alive || (mayWait && seen.Verdict == Verdict.Indeterminate), $"a live credential is {seen.Verdict}: {seen.Reason}");
            }
            else
            {
                Check.That(seen.Verdict != Verdict.Alive, "a revoked credential is Alive after its propagation window");
                Check.That(counts || seen.Verdict != Verdict.Refused, $"what was not seen alive is Refused: {seen.Reason}");
            }
        }
    }
}
