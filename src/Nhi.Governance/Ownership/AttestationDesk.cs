using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Takes attestations: keeps each for the surveys to come, and lets it count in the inventory at once.</summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class AttestationDesk
{
    private const int MaxNameLength = 200;
    private const int CommitAttempts = 5;
    private readonly IInventoryStore _inventory;
    private readonly IAttestationStore _attestations;
    private readonly ISurveyRecordStore? _surveys;
    private readonly PolicyEvaluator _evaluator;

    /// <summary>Makes a desk.</summary>
    /// <param name="inventory">Keeps the identities.</param>
    /// <param name="attestations">Keeps the attestations.</param>
    /// <param name="policy">The controls, for the findings that an attestation closes; <see langword="null"/> for the baseline.</param>
    /// <param name="surveys">Tells who had left when the last survey was made; <see langword="null"/> where nothing is kept of it, and then only who is known to have left the identity itself is refused.</param>
    public AttestationDesk(IInventoryStore inventory, IAttestationStore attestations, ControlPolicy? policy = null, ISurveyRecordStore? surveys = null)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        ArgumentNullException.ThrowIfNull(attestations);
        _inventory = inventory;
        _attestations = attestations;
        _surveys = surveys;
        _evaluator = PolicyEvaluator.Compile(policy ?? ControlPolicy.Baseline);
    }

    /// <summary>Keeps attestations, each in place of the one for the same identity and role.</summary>
    /// <param name="attestations">The attestations. Each is kept under the identity's id, by whatever alias it is named.</param>
    /// <param name="cancellationToken">Stops it; what is kept by then counts from the next survey on.</param>
    /// <returns>Of each, the identity with it, or why it is not kept: the identity is not known or not one alone, the party or who attests has left, the time is too long.</returns>
    /// <exception cref="InventoryException">The inventory cannot be read or written, or others keep committing to it. What was kept counts from the next survey on.</exception>
    public async Task<IReadOnlyList<AttestationOutcome>> AttestAsync(IReadOnlyList<Attestation> attestations, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attestations);
        var record = _surveys is null ? null : await _surveys.GetSurveyAsync(cancellationToken).ConfigureAwait(false);
        var departed = record?.Departed.ToHashSet(StringComparer.Ordinal) ?? [];
        var standing = await _attestations.ReadAttestationsAsync(cancellationToken).ToDictionaryAsync(known => (known.Identity, known.Role), cancellationToken: cancellationToken).ConfigureAwait(false);
        for (var attempt = 0; attempt < CommitAttempts; attempt++)
        {
            var revision = await _inventory.GetRevisionAsync(cancellationToken).ConfigureAwait(false);
            var changed = new Dictionary<IdentityId, Changed>();
            var outcomes = new List<AttestationOutcome>(attestations.Count);
            var replaceable = new Dictionary<(IdentityId Identity, OwnerRole Role), Attestation>(standing);
            foreach (var attestation in attestations)
            {
                outcomes.Add(
                    new[] { attestation.Party, attestation.By }.FirstOrDefault(name => departed.Contains(People.DigestOf(name))) is { } gone && WhatIsWrong(attestation) is null
                        ? HasLeft(gone)
                        : await TakeAsync(attestation, changed, replaceable, cancellationToken).ConfigureAwait(false));
            }

            if (changed.Count == 0)
            {
                return outcomes;
            }

            if (attempt == 0)
            {
                // First: should the rest fail, the next survey makes up for it.
                foreach (var kept in changed.Values.SelectMany(one => one.Attestations))
                {
                    await _attestations.PutAttestationAsync(kept, cancellationToken).ConfigureAwait(false);
                }
            }

            var changes = await ChangesAsync([.. changed.Values], cancellationToken).ConfigureAwait(false);
            if (await _inventory.CommitAsync(changes, revision, cancellationToken).ConfigureAwait(false) is not null)
            {
                return outcomes;
            }
        }

        throw new InventoryException("Others kept committing to the inventory: what was attested is kept, and counts from the next survey on.");
    }

    private static string? WhatIsWrong(Attestation attestation) => attestation switch
    {
        _ when !IsName(attestation.Party) => $"a party needs a name of 1 to {MaxNameLength} characters on one line, and no secret",
        _ when !IsName(attestation.By) => $"who attests needs a name of 1 to {MaxNameLength} characters on one line, and no secret",
        _ when attestation.Until <= attestation.At => "it would end before it begins",
        _ when attestation.Until - attestation.At > Attestation.Longest => $"it can hold {(int)Attestation.Longest.TotalDays} days at most",
        _ => null,
    };

    private static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength && !name.Any(char.IsControl) && !SecretScanner.IsIn(name);

    private async Task<AttestationOutcome> TakeAsync(Attestation attestation, Dictionary<IdentityId, Changed> changed, Dictionary<(IdentityId Identity, OwnerRole Role), Attestation> replaceable, CancellationToken cancellationToken)
    {
        if (WhatIsWrong(attestation) is { } wrong)
        {
            return new AttestationOutcome.Refused(wrong);
        }

        var found = (await _inventory.FindAsync(attestation.Identity, cancellationToken).ConfigureAwait(false))
            .Where(identity => identity is { Principal: null, Presence.DisappearedAt: null }).ToList();
        if (found is not [var one])
        {
            return new AttestationOutcome.Refused(found.Count == 0 ? $"no identity is called {attestation.Identity}" : $"several identities are called {attestation.Identity}: name one by its id");
        }

        var change = changed.TryGetValue(one.Id, out var begun) ? begun : new Changed(NonHumanIdentity.From(one), NonHumanIdentity.From(one), []);
        var owner = change.After.Owners.FirstOrDefault(owner => owner.Role == attestation.Role);
        if (owner is { State: OwnerState.Orphaned, Party: { } gone } && gone.Split(", ").Contains(attestation.Party, StringComparer.OrdinalIgnoreCase))
        {
            return HasLeft(attestation.Party);
        }

        var named = attestation with { Identity = one.Id };
        var claims = new List<OwnerClaim> { named.Claim };
        var replaced = replaceable.GetValueOrDefault((one.Id, named.Role));
        if (owner is { State: OwnerState.Attested, Party: { } other } && replaced is null)
        {
            // Attested in a register: neither outweighs the other.
            claims.Add(new OwnerClaim(named.Role, other, ClaimTrust.Attestation, owner.Source) { Until = owner.Until });
        }

        var owners = change.After.Owners.Where(before => before.Role != named.Role).Append(OwnerResolution.Resolve(claims, Parties.None, named.At)[0]);
        changed[one.Id] = change with { After = change.After with { Owners = [.. owners.OrderBy(now => now.Role)] }, Attestations = [.. change.Attestations, named] };
        replaceable[(one.Id, named.Role)] = named;
        return new AttestationOutcome.Kept(changed[one.Id].After, replaced);
    }

    private static AttestationOutcome.Refused HasLeft(string name) => new($"{name} has left, as far as the last survey knows");

    /// <summary>The identities, and the findings that this opens or closes; what else time may have changed is left to the next survey.</summary>
    private async Task<IReadOnlyList<InventoryChange>> ChangesAsync(IReadOnlyList<Changed> changed, CancellationToken cancellationToken)
    {
        var ids = changed.Select(one => one.After.Id).ToHashSet();
        var open = await _inventory.ReadFindingsAsync(cancellationToken).Where(finding => finding.Identity is { } identity && ids.Contains(identity)).Select(finding => finding.Id).ToHashSetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var changes = new List<InventoryChange>();
        foreach (var (before, after, attestations) in changed)
        {
            var (was, now) = (Findings(before, attestations[^1].At), Findings(after, attestations[^1].At));
            changes.Add(new InventoryChange.Upserted(after));
            changes.AddRange(now.Where(finding => !was.ContainsKey(finding.Key) && !open.Contains(finding.Key)).Select(finding => new InventoryChange.FindingOpened(finding.Value)));
            changes.AddRange(was.Keys.Where(id => !now.ContainsKey(id) && open.Contains(id)).Select(id => new InventoryChange.FindingClosed(id, after.Id)));
        }

        return changes;
    }

    private Dictionary<FindingId, Finding> Findings(NonHumanIdentity identity, DateTimeOffset asOf) =>
        _evaluator.Evaluate(identity, asOf).Results
            .Where(result => result.Outcome == ControlOutcome.NotMet && _evaluator.AcceptedFor(identity, result.Control, asOf, result.Credential) is null)
            .Select(result => new Finding(FindingIds.Of(identity.Id, result), identity.Id, result))
            .DistinctBy(finding => finding.Id)
            .ToDictionary(finding => finding.Id);

    private sealed record Changed(NonHumanIdentity Before, NonHumanIdentity After, IReadOnlyList<Attestation> Attestations);
}
