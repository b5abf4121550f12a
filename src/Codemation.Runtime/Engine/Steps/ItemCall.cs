using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>One attempt of the author's code on one item.</summary>
internal delegate ValueTask<NodeResult<TOut>> ItemCall<TIn, TOut>(Batch<TIn> input, int position, ItemContext context);
