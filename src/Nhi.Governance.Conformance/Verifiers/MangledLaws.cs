namespace Nhi.Governance.Conformance;

/// <summary>A secret that was bent on its way is refused, and says nothing of the true one.</summary>
internal static class MangledLaws
{
    public static IReadOnlyList<Law<RevocationVerifierFixture>> All { get; } =
    [
        Of("bit-flipped", "a bit is flipped", secret =>
        {
            secret[secret.Length / 2] ^= 1;
            return secret;
        }),
        Of("cut", "the last byte is missing", secret => secret[..^1]),
        Of("other-case", "upper and lower case are exchanged", secret => [.. secret.Select(value => (byte)(char.IsAsciiLetter((char)value) ? value ^ 0x20 : value))]),
        Of("newline-added", "a newline is appended", secret => [.. secret, (byte)'\n']),
    ];

    private static Law<RevocationVerifierFixture> Of(string name, string how, Func<byte[], byte[]> mangle) => new(
        $"verifier.mangled-{name}",
        $"The secret of a live credential in which {how} is not Refused, though the true one was seen alive.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var before = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            using var mangled = SecretValue.Take(mangle(subject.Secret!.Reveal().ToArray()));
            if (mangled.ContentEquals(subject.Secret))
            {
                throw new LawDeclinedException("its secrets cannot be mangled so");
            }

            VerifierTrial.NotRefused(await fixture.Verifier.LookAsync(subject, before.SeenAlive, mangled, cancellationToken).ConfigureAwait(false), $"the secret in which {how}");
        });
}
