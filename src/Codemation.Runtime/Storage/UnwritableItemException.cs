namespace Codemation.Runtime.Storage;

/// <summary>An item can't be stored as JSON.</summary>
/// <param name="step">The step that gave it.</param>
/// <param name="item">Its position in the step's output.</param>
/// <param name="problem">What is wrong with it, and what to do.</param>
/// <param name="inner">What the serializer said, where it did.</param>
internal class UnwritableItemException(string step, int item, string problem, Exception? inner = null)
    : Exception($"Step \"{step}\" gave an item that can't be stored (item {item} of its output): {problem}", inner)
{
    public string Step => step;

    public int Item => item;

    public string Problem => problem;
}
