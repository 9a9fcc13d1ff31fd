using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Pki;

/// <summary>The frame around one look: whatever cannot be believed or read ends as <see cref="Verdict.Indeterminate"/> with the reason.</summary>
internal static class PkiLook
{
    /// <summary>Looks at a version's serial.</summary>
    /// <param name="request">What to look at.</param>
    /// <param name="descriptor">Who looks.</param>
    /// <param name="expiryOf">Tells when a certificate ends.</param>
    /// <param name="time">The clock.</param>
    /// <param name="look">Looks at a serial; its end is given where it is known.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>What was seen.</returns>
    public static async ValueTask<Verification> LookAsync(
        VerificationRequest request,
        VerifierDescriptor descriptor,
        Func<VerificationRequest, CancellationToken, ValueTask<DateTimeOffset?>>? expiryOf,
        TimeProvider time,
        Func<byte[], bool, CancellationToken, ValueTask<PkiFinding>> look,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        if (CertificateSerial.Parse(request.Version.Value) is not { } serial)
        {
            return Undecided("not asked", "the version is no serial number in hexadecimal");
        }

        try
        {
            var expiry = expiryOf is null ? null : await expiryOf(request, cancellationToken).ConfigureAwait(false);
            var finding = await look(serial, expiry is not null, cancellationToken).ConfigureAwait(false);
            if (finding.Verdict == Verdict.Alive && expiry <= time.GetUtcNow())
            {
                return Undecided(finding.Answer, "it has reached its end, so that not being revoked says nothing");
            }

            return new Verification(
                request,
                descriptor.Name,
                finding.Verdict,
                descriptor.Strongest,
                new ProbeEvidence(descriptor.Vantage, time.GetUtcNow(), finding.Verdict, finding.Answer) { Cause = finding.Cause },
                finding.Reason)
            {
                LeftOpen = finding.Verdict == Verdict.Refused ? [.. finding.LeftOpen, .. descriptor.BlindSpots] : finding.LeftOpen,
            };
        }
        catch (PkiDoubtException doubt)
        {
            return Undecided("no answer to believe", doubt.Message);
        }
        catch (ProviderException unread)
        {
            return Undecided("not asked", unread.Message);
        }
        catch (Exception damaged) when (damaged is AsnContentException or CryptographicException or ArgumentException or FormatException or OverflowException)
        {
            return Undecided("no answer to believe", "the answer is damaged, or something else than was asked for");
        }

        Verification Undecided(string answer, string why) =>
            new(request, descriptor.Name, Verdict.Indeterminate, EvidenceStrength.None, new ProbeEvidence(descriptor.Vantage, time.GetUtcNow(), Verdict.Indeterminate, answer), why);
    }
}
