using FsCheck;
using FsCheck.Fluent;
using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance;

/// <summary>Makes lives in which nearly every step does something: steps drawn at random would mostly ask for a version that stands elsewhere.</summary>
/// <param name="can">What the issuer declares.</param>
/// <param name="exchanges">How many exchanges a change takes, any of which can be lost; 0 where none can.</param>
internal sealed class LifePlan(ProviderCapabilities can, int exchanges)
{
    private const int MostSteps = 12;

    /// <summary>Divides among any few choices about evenly.</summary>
    private const int Most = 9999;

    /// <summary>One in so many steps loses an answer.</summary>
    private const int LosingOneIn = 4;

    public Gen<Steps<LifeStep>> Lives =>
        Steps.Of(from choice in Gen.Choose(0, Most) from loses in Gen.Choose(1, LosingOneIn) from exchange in Gen.Choose(0, Math.Max(0, exchanges - 1)) from after in Gen.Elements(false, true) select (choice, loses == 1, exchange, after), MostSteps)
            .Select(drawn => new Steps<LifeStep>(Planned(drawn.Items)));

    private List<LifeStep> Planned(IReadOnlyList<(int Choice, bool Loses, int Exchange, bool After)> drawn)
    {
        var stages = new List<VersionStage>();
        var steps = new List<LifeStep>();
        foreach (var (choice, loses, exchange, after) in drawn)
        {
            var moves = Moves(stages).ToList();
            var at = choice % (moves.Count + (stages.Contains(VersionStage.Pending) ? 1 : 2));
            var moment = after ? LossMoment.AfterEffect : LossMoment.BeforeArrival;
            if (at < moves.Count)
            {
                var (from, to) = moves[at];
                steps.Add(loses && exchanges > 0 ? new LifeStep.MoveLosing(from, to, exchange, moment) : new LifeStep.Move(from, to));
                Move(stages, from, to);
            }
            else if (loses && exchanges > 0 && !can.HasFlag(RevokeNeedsSecret))
            {
                // What it made is revoked again.
                steps.Add(new LifeStep.IssueLosing(exchange, moment));
                if (after && !can.HasFlag(Overlap))
                {
                    stages.Clear();
                }
            }
            else
            {
                steps.Add(new LifeStep.Issue());
                Issue(stages);
            }
        }

        return steps;
    }

    /// <summary>What can be moved. Promotions weigh more, or few lives would get to what comes after them.</summary>
    private IEnumerable<(VersionStage From, VersionStage To)> Moves(List<VersionStage> stages) =>
        from move in stages.Distinct()
        from to in new[] { VersionStage.Current, VersionStage.Current, VersionStage.Current, VersionStage.Previous, VersionStage.Disabled, VersionStage.Revoked }
        where move != to && move.CanMoveTo(to) && (to != VersionStage.Disabled || can.HasFlag(Disable)) && (to != VersionStage.Revoked || can.HasFlag(Revoke))
        select (move, to);

    private void Issue(List<VersionStage> stages)
    {
        if (stages.Contains(VersionStage.Pending) || (can.HasFlag(Overlap) && stages.Count >= Life.Room))
        {
            return;
        }

        if (!can.HasFlag(Overlap))
        {
            stages.Clear();
        }

        stages.Add(VersionStage.Pending);
    }

    private static void Move(List<VersionStage> stages, VersionStage from, VersionStage to)
    {
        var at = stages.IndexOf(from);
        if (to == VersionStage.Current && stages.IndexOf(VersionStage.Current) is >= 0 and var current)
        {
            stages[current] = VersionStage.Previous;
        }

        stages[at] = to;
        stages.Remove(VersionStage.Revoked);
    }
}
