using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Conformance;

/// <summary>A step of the model law of stores. <paramref name="Pick"/> names a copy by its place among those of the slot that the step fits, so that shortening keeps steps meaningful.</summary>
/// <param name="Do">What is done.</param>
/// <param name="Slot">In which of the slots.</param>
/// <param name="Pick">With which copy.</param>
/// <param name="Lose">Which exchange loses its answer; negative for none.</param>
/// <param name="Moment">When it is lost.</param>
internal sealed record StoreStep(StoreAction Do, int Slot, int Pick, int Lose, LossMoment Moment)
{
    public const int Slots = 2;

    /// <summary>Any step, mostly in the first slot, so that steps meet; every other one loses an answer, where there are exchanges to lose one of.</summary>
    public static Gen<StoreStep> Any(StoreCapabilities capabilities, int exchanges) =>
        from act in Gen.Elements(Actions(capabilities))
        from slot in Gen.Elements(0, 0, 0, 1)
        from pick in Gen.Choose(0, 3)
        from lose in exchanges > 0 ? Gen.OneOf(Gen.Constant(-1), Gen.Choose(0, exchanges - 1)) : Gen.Constant(-1)
        from moment in Gen.Elements(LossMoment.BeforeArrival, LossMoment.AfterEffect)
        select new StoreStep(act, slot, pick, lose, moment);

    public override string ToString() =>
        $"{Do} in slot {(char)('A' + Slot)}{(Do is StoreAction.Put or StoreAction.PutPending ? string.Empty : $", copy {Pick}")}{(Lose < 0 ? string.Empty : $", the answer of exchange {Lose} lost {Moment}, then again")}";

    private static StoreAction[] Actions(StoreCapabilities capabilities)
    {
        var actions = new List<StoreAction> { StoreAction.Put, StoreAction.Put };
        if (capabilities.HasFlag(StoreCapabilities.Stages))
        {
            actions.AddRange([StoreAction.PutPending, StoreAction.Promote]);
        }

        if (capabilities.HasFlag(StoreCapabilities.Remove))
        {
            actions.Add(StoreAction.Remove);
        }

        if (capabilities.HasFlag(StoreCapabilities.Remove | StoreCapabilities.Restore))
        {
            actions.Add(StoreAction.Restore);
        }

        return [.. actions];
    }
}
