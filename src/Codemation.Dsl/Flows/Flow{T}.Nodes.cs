using System.Runtime.CompilerServices;
using Codemation.Recording;

namespace Codemation;

/// <content>Steps that are done by something with a name of its own.</content>
public partial class Flow<T>
{
    /// <summary>Runs a custom node for each item. A step with effects. Attachments are dropped unless the node returns an item.</summary>
    /// <typeparam name="TOut">What the node gives.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="request">Makes the node's request of an item's value.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> Run<TOut>(string id, Func<T, INodeRequest<TOut>> request, StepOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<TOut>(new RunStep<T, TOut>(Site(id, options, file, line), request));

    /// <summary>Runs another workflow for each item, each as a run of its own, and waits for it. Its outputs become items here.</summary>
    /// <typeparam name="TOut">What the workflow gives.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="workflow">The workflow, taken in the constructor of this one.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> Call<TOut>(string id, Workflow<T, TOut> workflow, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<TOut>(new CallStep<T, TOut>(Site(id, null, file, line), workflow));

    /// <summary>
    /// Runs a custom node with several typed outputs for each item: <c>flow.Route("review", o => new Review(o.Id), r => r.On(ReviewNode.Approved, f => …).On(…))</c>.
    /// A step with effects. The node may emit an item at any of the ports, so an item can leave at several, or at none.
    /// </summary>
    /// <typeparam name="TRequest">The node's request.</typeparam>
    /// <typeparam name="TOut">What every way gives.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="request">Makes the node's request of an item's value.</param>
    /// <param name="routes">Names the ways. An item that is emitted at another port fails.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Branches<TOut> Route<TRequest, TOut>(string id, Func<T, TRequest> request, Func<Routes, Routes<TOut>> routes, StepOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where TRequest : notnull
        => routes(new Routes(Route(id, request, options, file, line))).Ends;

    /// <summary>
    /// Runs a custom node with several typed outputs for each item: <c>var review = flow.Route("review", o => new Review(o.Id)); var approved = review.On(ReviewNode.Approved);</c>
    /// </summary>
    /// <typeparam name="TRequest">The node's request.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="request">Makes the node's request of an item's value.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public RoutePorts Route<TRequest>(string id, Func<T, TRequest> request, StepOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where TRequest : notnull
    {
        var step = new RouteStep<T, TRequest>(Site(id, options, file, line), request);
        return new(Recorder, Recorder.Append(step), step);
    }
}
