using System.Text;

namespace Codemation;

/// <summary>What a step says about its own work: what <c>ctx.Telemetry</c> gives.</summary>
/// <remarks>
/// Kept apart from the data of runs, with lifetimes of its own, and written in the background: a step never waits for it, a run never fails
/// because of it, and what comes faster than it can be written is left out. Safe for concurrent use within an attempt.
/// </remarks>
public abstract class StepTelemetry
{
    /// <summary>The largest artifact, in bytes: 4 MiB. What is larger belongs into an attachment.</summary>
    public const int LargestArtifact = 4 * 1024 * 1024;

    /// <summary>Begins a part of the work that is worth its own time: a span below the one of the attempt. Dispose it when the part is done.</summary>
    /// <param name="name">What is done, the same for every item: <c>"look up customer"</c>.</param>
    /// <returns>The span.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public abstract StepSpan StartSpan(string name);

    /// <summary>Records a value that the step measured, as a metric point of this item.</summary>
    /// <param name="name">What is measured, the same for every item: <c>"rows.imported"</c>.</param>
    /// <param name="value">The value.</param>
    /// <param name="unit">Its unit, such as <c>"s"</c>, <c>"By"</c> or <c>"EUR"</c>; null for a plain number.</param>
    /// <exception cref="ArgumentException">The name is empty, or the value is not a finite number.</exception>
    public abstract void Measure(string name, double value, string? unit = null);

    /// <summary>Keeps something large for those who look into a run later: a request, a page, an explanation.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="content">The bytes; not changed until the step ends. At most <see cref="LargestArtifact"/>: a larger artifact is left out, with a warning in the log.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <exception cref="ArgumentException">The name or the media type is empty.</exception>
    public abstract void AddArtifact(string name, ReadOnlyMemory<byte> content, string mediaType = "application/octet-stream");

    /// <summary>Keeps text, as UTF-8.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="content">The text.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <inheritdoc cref="AddArtifact(string, ReadOnlyMemory{byte}, string)"/>
    public void AddArtifact(string name, string content, string mediaType = "text/plain; charset=utf-8")
    {
        ArgumentNullException.ThrowIfNull(content);
        AddArtifact(name, Encoding.UTF8.GetBytes(content), mediaType);
    }
}
