namespace Nhi.Governance.Conformance;

/// <summary>Keys are kept, in order, and never made up.</summary>
internal static class KeyLaws
{
    public static Law<FingerprintKeyFixture> ThereIsOne { get; } = new(
        "keys.there-is-one",
        "At least one key is given.",
        LawKind.Situation,
        KeyTrial.Always,
        (fixture, _, cancellationToken) => KeyTrial.WithKeysAsync(
            fixture.Provider,
            keys =>
            {
                Check.That(keys.Count > 0, "no key is given");
                return Task.CompletedTask;
            },
            cancellationToken));

    public static Law<FingerprintKeyFixture> IdsAreUnique { get; } = new(
        "keys.ids-are-unique",
        "No two keys have one number.",
        LawKind.Situation,
        KeyTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            await fixture.RotateAsync(cancellationToken).ConfigureAwait(false);
            await KeyTrial.WithKeysAsync(
                fixture.Provider,
                keys =>
                {
                    Check.That(keys.Select(key => key.Id).Distinct().Count() == keys.Count, "two keys have one number");
                    return Task.CompletedTask;
                },
                cancellationToken).ConfigureAwait(false);
        });

    public static Law<FingerprintKeyFixture> MaterialIsStrong { get; } = new(
        "keys.material-is-strong",
        "Keys are not all of one byte, and no two are the same.",
        LawKind.Situation,
        KeyTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            await fixture.RotateAsync(cancellationToken).ConfigureAwait(false);
            await KeyTrial.WithKeysAsync(
                fixture.Provider,
                keys =>
                {
                    Check.That(keys.All(key => key.Material.Reveal().ContainsAnyExcept(key.Material.Reveal()[0])), "a key is one byte again and again");
                    Check.That(keys.Select((key, at) => keys.Skip(at + 1).Any(other => other.Material.ContentEquals(key.Material))).All(twice => !twice), "two keys are the same");
                    return Task.CompletedTask;
                },
                cancellationToken).ConfigureAwait(false);
        });

    public static Law<FingerprintKeyFixture> ReadTwice { get; } = TheSame("keys.read-twice", "Keys that are read twice are the same, in the same order.", static fixture => fixture.Provider);

    public static Law<FingerprintKeyFixture> AfterRestart { get; } = TheSame("keys.after-a-restart", "After a restart the keys are the same, in the same order.", static fixture => fixture.Restarted);

    public static Law<FingerprintKeyFixture> CopiesAreApart { get; } = new(
        "keys.copies-are-apart",
        "Disposing the keys of one reading leaves those of another.",
        LawKind.Situation,
        KeyTrial.Always,
        (fixture, _, cancellationToken) => KeyTrial.WithKeysAsync(
            fixture.Provider,
            async kept =>
            {
                var before = kept.Select(key => key.Material.Reveal().ToArray()).ToList();
                await KeyTrial.WithKeysAsync(fixture.Provider, static _ => Task.CompletedTask, cancellationToken).ConfigureAwait(false);
                try
                {
                    Check.That(kept.Zip(before).All(pair => pair.First.Material.Reveal().SequenceEqual(pair.Second)), "they were cleared");
                }
                catch (ObjectDisposedException)
                {
                    throw new LawBrokenException("they were disposed");
                }
            },
            cancellationToken));

    public static Law<FingerprintKeyFixture> NeverMadeUp { get; } = new(
        "keys.never-made-up",
        "Where there is no key, that fails as NotFound: none is made up.",
        LawKind.Situation,
        static fixture => fixture.WithoutKey is null ? "there is always a key here" : null,
        async (fixture, _, cancellationToken) =>
        {
            for (var time = 0; time < 2; time++)
            {
                try
                {
                    await KeyTrial.WithKeysAsync(fixture.WithoutKey!, static _ => Task.CompletedTask, cancellationToken).ConfigureAwait(false);
                }
                catch (ProviderException failed)
                {
                    Check.That(failed.Failure.Kind == FailureKind.NotFound, $"it failed as {failed.Failure.Kind}: {failed.Failure.Reason}");
                    continue;
                }

                throw new LawBrokenException("keys were given where there are none");
            }
        });

    public static Law<FingerprintKeyFixture> RotationKeepsTheOld { get; } = new(
        "keys.rotation-keeps-the-old",
        "After a rotation there is a new key, and the old ones come after it in their order.",
        LawKind.Situation,
        KeyTrial.Always,
        (fixture, _, cancellationToken) => KeyTrial.WithKeysAsync(
            fixture.Provider,
            async before =>
            {
                if (!await fixture.RotateAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw new LawDeclinedException("keys are not rotated here");
                }

                await KeyTrial.WithKeysAsync(
                    fixture.Provider,
                    after =>
                    {
                        Check.That(after.Count == before.Count + 1, $"there were {before.Count} keys, and there are {after.Count}");
                        Check.That(KeyTrial.Same(before, [.. after.Skip(1)]), "the old keys do not come after the new one as they were");
                        return Task.CompletedTask;
                    },
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken));

    public static Law<FingerprintKeyFixture> ShowsNoKey { get; } = new(
        "keys.shows-no-key",
        "No key shows in what is printed of it or of what holds it.",
        LawKind.Situation,
        KeyTrial.Always,
        (fixture, _, cancellationToken) => KeyTrial.WithKeysAsync(
            fixture.Provider,
            keys =>
            {
                var printed = Printed.Of(fixture.Provider) + Printed.Of(keys);
                foreach (var bytes in keys.Select(key => key.Material.Reveal().ToArray()))
                {
                    foreach (var form in (string[])[Convert.ToHexString(bytes), Convert.ToBase64String(bytes), System.Text.Encoding.Latin1.GetString(bytes)])
                    {
                        Check.That(!printed.Contains(form, StringComparison.OrdinalIgnoreCase), "a key is printed");
                    }
                }

                return Task.CompletedTask;
            },
            cancellationToken));

    public static Law<FingerprintKeyFixture> Cancelled { get; } = new(
        "keys.cancelled",
        "A reading that is cancelled before it begins throws OperationCanceledException.",
        LawKind.Situation,
        KeyTrial.Always,
        (fixture, _, _) => Cancellations.ThrowsAsync(token => KeyTrial.WithKeysAsync(fixture.Provider, static _ => Task.CompletedTask, token), "reading keys"));

    /// <summary>What is read a second time, of whom the law says, is what was read first.</summary>
    private static Law<FingerprintKeyFixture> TheSame(string id, string statement, Func<FingerprintKeyFixture, IFingerprintKeyProvider> second) => new(
        id,
        statement,
        LawKind.Situation,
        KeyTrial.Always,
        (fixture, _, cancellationToken) => KeyTrial.WithKeysAsync(
            fixture.Provider,
            first => KeyTrial.WithKeysAsync(
                second(fixture),
                again =>
                {
                    Check.That(KeyTrial.Same(first, again), "the second reading gives other keys");
                    return Task.CompletedTask;
                },
                cancellationToken),
            cancellationToken));
}
